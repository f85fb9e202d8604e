package dev.refundkit.rules.check;

import static dev.refundkit.rules.bundle.FindingKind.CONTRADICTION;

import dev.refundkit.rules.language.Findings;
import java.util.List;

/**
 * Finds rules that say opposite things of exactly the same facts. That rules overlap is normal: one
 * says yes, and others say what speaks against it.
 */
final class Contradictions {

  private final Implication implication;
  private final Findings findings;

  Contradictions(Implication implication, Findings findings) {
    this.implication = implication;
    this.findings = findings;
  }

  /** Notes what a rule says against itself, and against one of the rules before it. */
  void check(RuleLogic rule, List<RuleLogic> before) {
    if (rule.verdicts().size() > 1) {
      findings.note(
          CONTRADICTION,
          rule.rule().head(),
          "rule " + rule.id() + " asks for " + String.join(" and ", rule.verdicts()),
          "Only " + rule.verdicts().get(0) + " counts; remove the other.");
    }
    before.stream()
        .filter(other -> areOpposed(rule, other))
        .findFirst()
        .ifPresent(other -> note(rule, other));
  }

  /** Whether two rules hold for the same facts and differ in their verdicts. */
  boolean areOpposed(RuleLogic rule, RuleLogic other) {
    return !rule.verdicts().isEmpty()
        && !other.verdicts().isEmpty()
        && !rule.verdicts().get(0).equals(other.verdicts().get(0))
        && isPlain(rule)
        && isPlain(other)
        && implication.isCertain(rule, other)
        && implication.isCertain(other, rule);
  }

  private boolean isPlain(RuleLogic rule) {
    return rule.rule().exceptTo().isEmpty() && !implication.hasExceptions(rule);
  }

  private void note(RuleLogic rule, RuleLogic other) {
    findings.note(
        CONTRADICTION,
        rule.rule().head(),
        "rule "
            + rule.id()
            + " asks for "
            + rule.verdicts().get(0)
            + " exactly when "
            + other.shown()
            + " asks for "
            + other.verdicts().get(0),
        "Remove one of them, or tell their conditions apart.");
  }
}
