package dev.refundkit.cli.policy;

import dev.refundkit.rules.explain.Explanation;
import dev.refundkit.rules.explain.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * One decision, explained.
 *
 * @param step of the scenario that asked for it; null for a single request
 */
record ExplainedStep(@Nullable StepPlace step, Explanation explanation) {

  /** As text for people, several lines. */
  String text() {
    String place = step == null ? "" : "-- " + PlainText.of(step.shown()) + "\n";
    return place + explanation.text();
  }
}
