package dev.refundkit.rules.explain;

import dev.refundkit.policy.Reason;
import dev.refundkit.rules.language.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which rules an answer's reasons name, and which of them took back what others asked for. */
final class Counted {

  /** The outcome and the fact by which the engine tells what an exception took back. */
  private static final String EXCEPTION = "exception";

  private static final String EXCEPT_TO = "exceptTo";

  private final List<Reason> reasons;
  private final List<String> order;
  private final List<Rule> rules;

  /**
   * @param rules that were tried
   */
  Counted(List<Reason> reasons, List<Rule> rules) {
    this.reasons = reasons;
    this.order = reasons.stream().map(Reason::rule).distinct().toList();
    this.rules = rules;
  }

  /** The rules that held by an answer's reasons: those that it names, and those taken back. */
  static Set<String> held(List<Reason> reasons) {
    Set<String> held = new LinkedHashSet<>();
    for (Reason reason : reasons) {
      held.add(reason.rule());
      held.addAll(tookBack(reason));
    }
    return held;
  }

  boolean has(String rule) {
    return order.contains(rule);
  }

  /** Where the reasons first name the rule, from 0; -1 where they don't. */
  int position(String rule) {
    return order.indexOf(rule);
  }

  /** The exceptions that took back what the rule asked for, for some lines or altogether. */
  List<String> exceptedBy(String rule) {
    return rules.stream()
        .filter(one -> one.exceptTo().stream().anyMatch(to -> to.rule().equals(rule)))
        .map(Rule::id)
        .filter(exception -> tookBack(exception, rule))
        .toList();
  }

  private boolean tookBack(String exception, String rule) {
    return reasons.stream()
        .anyMatch(one -> one.rule().equals(exception) && tookBack(one).contains(rule));
  }

  private static List<String> tookBack(Reason reason) {
    boolean exception = reason.outcome().equals(EXCEPTION);
    String rules = exception ? reason.facts().getOrDefault(EXCEPT_TO, "") : "";
    return rules.isEmpty() ? List.of() : List.of(rules.split(", "));
  }
}
