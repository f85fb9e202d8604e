package dev.refundkit.rules.explain;

import dev.refundkit.rules.bundle.Place;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.language.Rule.Exemption;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one rule in a case.
 *
 * @param id the rule's name
 * @param asks what it asks for when it holds: {@code reject}, {@code fee restocking} ...; nothing
 *     for one that is only an exception
 * @param exceptionTo the rules to which it is an exception
 * @param exceptedBy the exceptions that took it back, altogether or, where it fired all the same,
 *     for some lines
 * @param sentence for people
 * @param owner who answers for it; empty if nobody is named
 * @param place where it stands
 * @param trials for a rule that fired or that an exception took back, the combinations of facts for
 *     which it held; else those to which least was missing; empty if there was nothing to try it on
 * @param complete whether it was tried on all combinations, and not on the first ones only
 */
public record RuleExplanation(
    String id,
    List<String> asks,
    List<String> exceptionTo,
    List<String> exceptedBy,
    String sentence,
    String owner,
    Place place,
    Status status,
    List<Trial> trials,
    boolean complete) {

  /** What is said of a rule that was not tried on everything. */
  static final String LIMIT =
      "Only the first " + Combinations.MOST + " combinations of lines were tried.";

  /** How a rule came out. */
  public enum Status {
    /** It held, and counts. */
    FIRED,
    /** It held, and a rule that is an exception to it held too. */
    EXCEPTED,
    /** It held, but the policy failed in this case, so that nothing that held counts. */
    DID_NOT_COUNT,
    /** All of its conditions but one held. */
    NEARLY,
    /** Several of its conditions did not hold, or its only one. */
    NOT_MET,
    /** The case has no facts that it looks for. */
    NOTHING_TO_LOOK_AT
  }

  public RuleExplanation {
    asks = List.copyOf(asks);
    exceptionTo = List.copyOf(exceptionTo);
    exceptedBy = List.copyOf(exceptedBy);
    trials = List.copyOf(trials);
  }

  static RuleExplanation of(RuleTrials tried, Counted counted, String policyOwner) {
    Rule rule = tried.rule();
    int least = tried.trials().stream().mapToInt(Trial::failed).min().orElse(0);
    List<Trial> nearest = tried.trials().stream().filter(t -> t.failed() == least).toList();
    String owner = rule.owner().isEmpty() ? policyOwner : rule.owner();
    List<String> exceptedBy = counted.exceptedBy(rule.id());
    Status status = status(tried, counted, !exceptedBy.isEmpty(), least);
    return new RuleExplanation(
        rule.id(),
        rule.calls().stream().map(RuleExplanation::asks).toList(),
        rule.exceptTo().stream().map(Exemption::rule).distinct().toList(),
        exceptedBy,
        rule.sentence(),
        owner,
        rule.head().place(),
        status,
        nearest,
        tried.complete());
  }

  /** Whether one that came out so held, so that the conditions that held tell why. */
  boolean held() {
    return status.compareTo(Status.NEARLY) < 0;
  }

  /** {@code (approve; exception to window)}: what it asks for, and is an exception to. */
  String shownAsks() {
    String exception = String.join(", ", exceptionTo);
    List<String> parts = new ArrayList<>();
    parts.add(String.join(", ", asks));
    parts.add(exception.isEmpty() ? "" : "exception to " + exception);
    parts.removeIf(String::isEmpty);
    return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
  }

  /** {@code , taken back by gift}; nothing where no exception did. */
  String shownExceptions() {
    if (exceptedBy.isEmpty()) {
      return "";
    }
    String how = status == Status.FIRED ? ", for some lines taken back by " : ", taken back by ";
    return how + String.join(", ", exceptedBy);
  }

  private static String asks(Rule.Call call) {
    return (call.outcome() + " " + call.argument()).strip();
  }

  /** A rule that was not tried on everything may have fired for the rest. */
  private static Status status(RuleTrials tried, Counted counted, boolean excepted, int least) {
    boolean held = tried.held() || !tried.complete();
    if (held && counted.has(tried.rule().id())) {
      return Status.FIRED;
    }
    if (held && excepted) {
      return Status.EXCEPTED;
    }
    if (tried.held()) {
      return Status.DID_NOT_COUNT;
    }
    if (tried.trials().isEmpty()) {
      return Status.NOTHING_TO_LOOK_AT;
    }
    boolean some = tried.trials().stream().anyMatch(trial -> trial.checks().size() > 1);
    return least == 1 && some ? Status.NEARLY : Status.NOT_MET;
  }
}
