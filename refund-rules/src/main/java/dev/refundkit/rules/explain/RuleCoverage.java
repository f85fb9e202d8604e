package dev.refundkit.rules.explain;

import dev.refundkit.rules.bundle.Place;
import java.util.List;

/**
 * How much of a rule was tried.
 *
 * @param place of the rule; of one from a decision table, its row
 * @param cases in how many cases it held
 * @param conditions in the order of the text
 */
public record RuleCoverage(
    String id, String sentence, Place place, int cases, List<ConditionCoverage> conditions) {

  public RuleCoverage {
    conditions = List.copyOf(conditions);
  }

  /** Whether it ever held. */
  public boolean held() {
    return cases > 0;
  }
}
