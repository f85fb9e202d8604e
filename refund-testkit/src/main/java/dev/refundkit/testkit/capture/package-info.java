/**
 * Makes scenario files of stored refunds: {@link dev.refundkit.testkit.capture.ScenarioCapture}
 * tells an order's story again under made-up names.
 */
@NullMarked
package dev.refundkit.testkit.capture;

import org.jspecify.annotations.NullMarked;
