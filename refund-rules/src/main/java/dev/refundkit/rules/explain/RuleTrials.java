package dev.refundkit.rules.explain;

import dev.refundkit.rules.language.Rule;
import java.util.List;

/**
 * A rule and every combination of facts of a case that it was tried on.
 *
 * @param trials empty if the case has no facts that the rule looks for
 * @param complete whether it was tried on all combinations, and not on the first ones only
 */
public record RuleTrials(Rule rule, List<Trial> trials, boolean complete) {

  public RuleTrials {
    trials = List.copyOf(trials);
  }

  /** Whether it held for some of them, so that it fires. */
  public boolean held() {
    return trials.stream().anyMatch(Trial::held);
  }
}
