package dev.refundkit.rules.explain;

import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.language.Rule;
import java.util.List;

/**
 * What became of one rule in a case.
 *
 * @param id the rule's name
 * @param asks what it asks for when it holds: {@code reject}, {@code fee restocking} ...; nothing
 *     for one that is only an exception
 * @param sentence for people
 * @param owner who answers for it; empty if nobody is named
 * @param place where it stands
 * @param trials for a rule that fired or that an exception took back, the combinations of facts for
 *     which it held; else those to which least was missing; empty if there was nothing to try it on
 */
public record RuleExplanation(
    String id,
    List<String> asks,
    String sentence,
    String owner,
    Place place,
    Status status,
    List<Trial> trials) {

  /** How a rule came out. */
  public enum Status {
    /** It held, and counts. */
    FIRED,
    /** It held, and a rule that is an exception to it held too. */
    EXCEPTED,
    /** All of its conditions but one held. */
    NEARLY,
    /** Several of its conditions did not hold, or its only one. */
    NOT_MET,
    /** The case has no facts that it looks for. */
    NOTHING_TO_LOOK_AT
  }

  public RuleExplanation {
    asks = List.copyOf(asks);
    trials = List.copyOf(trials);
  }

  static RuleExplanation of(RuleTrials tried, boolean counts, String policyOwner) {
    Rule rule = tried.rule();
    int least = tried.trials().stream().mapToInt(Trial::failed).min().orElse(0);
    List<Trial> nearest = tried.trials().stream().filter(t -> t.failed() == least).toList();
    String owner = rule.owner().isEmpty() ? policyOwner : rule.owner();
    Status status = status(tried, counts, least);
    return new RuleExplanation(
        rule.id(),
        rule.calls().stream().map(RuleExplanation::asks).toList(),
        rule.sentence(),
        owner,
        rule.head().place(),
        status,
        nearest);
  }

  private static String asks(Rule.Call call) {
    return (call.outcome() + " " + call.argument()).strip();
  }

  private static Status status(RuleTrials tried, boolean counts, int least) {
    if (tried.held()) {
      return counts ? Status.FIRED : Status.EXCEPTED;
    }
    if (tried.trials().isEmpty()) {
      return Status.NOTHING_TO_LOOK_AT;
    }
    boolean some = tried.trials().stream().anyMatch(trial -> trial.checks().size() > 1);
    return least == 1 && some ? Status.NEARLY : Status.NOT_MET;
  }
}
