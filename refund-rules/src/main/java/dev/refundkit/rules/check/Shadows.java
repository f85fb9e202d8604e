package dev.refundkit.rules.check;

import static dev.refundkit.rules.bundle.FindingKind.SHADOWED;

import dev.refundkit.rules.language.Findings;
import dev.refundkit.rules.language.Rule;
import java.util.List;

/**
 * Finds rules that another rule makes pointless. Nothing is said of exceptions, which do more than
 * they ask for, nor of what a rule with exceptions does to others.
 */
final class Shadows {

  private final Implication implication;
  private final Contradictions contradictions;
  private final Findings findings;

  Shadows(Implication implication, Contradictions contradictions, Findings findings) {
    this.implication = implication;
    this.contradictions = contradictions;
    this.findings = findings;
  }

  /**
   * Notes that a rule is pointless.
   *
   * @param rules all that can hold, in the order of the text
   * @param at which of them
   */
  void check(List<RuleLogic> rules, int at) {
    RuleLogic rule = rules.get(at);
    if (rule.rule().exceptTo().isEmpty() && !rule.rule().calls().isEmpty()) {
      for (int i = 0; i < rules.size(); i++) {
        if (i != at && isPointless(rule, rules.get(i), i < at)) {
          note(rule, rules.get(i));
          return;
        }
      }
    }
  }

  /** Of two rules that say the same the earlier one stays. */
  private boolean isPointless(RuleLogic rule, RuleLogic other, boolean earlier) {
    return covers(other, rule)
        && implication.isCertain(rule, other)
        && (earlier || !covers(rule, other) || !implication.isCertain(other, rule))
        && !contradictions.areOpposed(rule, other);
  }

  /** Whether nothing that a rule asks for matters where the other one holds too. */
  private boolean covers(RuleLogic other, RuleLogic rule) {
    if (other.opposite() == null || implication.hasExceptions(other)) {
      return false;
    }
    for (Rule.Call call : rule.rule().calls()) {
      if (!asksFor(call, other, rule) && !Verdicts.isBeaten(call, other.verdicts())) {
        return false;
      }
    }
    return true;
  }

  /** A fee is taken of the lines that a rule matched, so both must match the same ones. */
  private static boolean asksFor(Rule.Call call, RuleLogic other, RuleLogic rule) {
    boolean sameFact = rule.opposite() != null && rule.fact().equals(other.fact());
    for (Rule.Call one : other.rule().calls()) {
      if (one.outcome().equals(call.outcome()) && one.argument().equals(call.argument())) {
        return call.argument().isEmpty() || sameFact;
      }
    }
    return false;
  }

  private void note(RuleLogic rule, RuleLogic other) {
    String why =
        rule.rule().calls().stream()
            .filter(call -> Verdicts.isBeaten(call, other.verdicts()))
            .findFirst()
            .map(call -> other.verdicts().get(0) + " beats " + call.outcome())
            .orElse("asks for as much");
    findings.note(
        SHADOWED,
        rule.rule().head(),
        "rule "
            + rule.id()
            + " is pointless: whenever it holds, "
            + other.shown()
            + " holds too and "
            + why,
        "Remove it, or narrow the conditions of rule " + other.id() + ".");
  }
}
