/**
 * Runs scenarios against a fresh engine each: {@link dev.refundkit.testkit.run.ScenarioRunner} runs
 * them, {@link dev.refundkit.testkit.run.ScenarioReport} says what came of it.
 */
@NullMarked
package dev.refundkit.testkit.run;

import org.jspecify.annotations.NullMarked;
