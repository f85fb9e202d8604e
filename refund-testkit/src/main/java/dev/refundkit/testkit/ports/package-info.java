/**
 * Ports for tests: they follow a script, or remember what they were asked to do. All are
 * thread-safe.
 */
@NullMarked
package dev.refundkit.testkit.ports;

import org.jspecify.annotations.NullMarked;
