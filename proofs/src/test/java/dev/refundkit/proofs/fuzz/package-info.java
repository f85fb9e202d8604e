/**
 * Fuzz tests: whatever comes in, a typed answer comes out. In the normal build each runs on its
 * seeds only, the files under {@code src/test/resources}, one folder per test.
 *
 * <p>{@code mvn -B -Pfuzz -pl proofs -am verify} invents inputs, for a minute per class unless
 * {@code -Dfuzz.time=10m} says otherwise; {@code -Dtest=NoticeFuzzTest
 * -Dsurefire.failIfNoSpecifiedTests=false} picks one. An input that fails is put among the seeds of
 * its test, and fails the normal build until what it found is mended. A class has one fuzz test,
 * because a process can fuzz only one.
 */
@NullMarked
package dev.refundkit.proofs.fuzz;

import org.jspecify.annotations.NullMarked;
