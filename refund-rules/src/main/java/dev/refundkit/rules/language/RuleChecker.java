package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.OUTCOME;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_FACT;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_OUTCOME;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_SETTING;

import dev.refundkit.rules.bundle.Nearest;
import dev.refundkit.rules.settings.Settings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the words of one rule: that each is there, that what is compared can be, and that what is
 * asked for has a meaning.
 */
final class RuleChecker {

  private final @Nullable Settings settings;
  private final Findings findings;

  /**
   * @param settings null if policy.yaml could not be read; names of settings are not checked then
   */
  RuleChecker(@Nullable Settings settings, Findings findings) {
    this.settings = settings;
    this.findings = findings;
  }

  /** Notes what is wrong with the rule. */
  void check(Rule rule) {
    ValueChecker values = new ValueChecker(settings, findings);
    ConditionChecker conditions = new ConditionChecker(settings, values, findings);
    for (FactPattern pattern : rule.patterns()) {
      if (Vocabulary.FACTS.containsKey(pattern.fact())) {
        pattern.singles().forEach(conditions::check);
      } else {
        findings.note(
            UNKNOWN_FACT,
            pattern.span(),
            "unknown fact " + pattern.fact(),
            Nearest.advice(pattern.fact(), Vocabulary.FACTS.keySet()));
      }
    }
    checkCalls(rule);
  }

  private void checkCalls(Rule rule) {
    boolean goods = looksAt(rule, true);
    if (goods && looksAt(rule, false)) {
      findings.note(
          OUTCOME,
          rule.head(),
          "rule " + rule.id() + " looks at Goods and at a refund",
          "Goods stand alone; write two rules.");
    }
    boolean onlyNot =
        rule.patterns().stream()
            .allMatch(pattern -> pattern.quantity() == FactPattern.Quantity.NONE);
    if (onlyNot && !rule.patterns().isEmpty()) {
      findings.note(
          OUTCOME,
          rule.patterns().get(0).span(),
          "rule " + rule.id() + " only says what is not there",
          "Name the fact that it is about before it, such as: Refund() not Line(...).");
    }
    rule.calls().forEach(call -> check(call, goods));
  }

  private static boolean looksAt(Rule rule, boolean goods) {
    return rule.patterns().stream()
        .anyMatch(pattern -> Vocabulary.GOODS.equals(pattern.fact()) == goods);
  }

  private void check(Rule.Call call, boolean goods) {
    String outcome = call.outcome();
    if (!Vocabulary.OUTCOMES.contains(outcome)) {
      findings.note(
          UNKNOWN_OUTCOME,
          call.span(),
          "unknown outcome " + outcome,
          Nearest.advice(outcome, Vocabulary.OUTCOMES));
    } else if (Vocabulary.GOODS_OUTCOMES.contains(outcome) != goods) {
      findings.note(
          OUTCOME,
          call.span(),
          "outcome " + outcome + " has no meaning here",
          goods
              ? "Rules about Goods restock, inspect or doNotRestock."
              : "Only rules about Goods can ask for it.");
    } else if (outcome.equals(Vocabulary.FEE)) {
      checkFee(call);
    } else if (!call.argument().isEmpty()) {
      findings.note(
          OUTCOME,
          call.span(),
          "outcome " + outcome + " takes no name",
          "Write: outcome." + outcome + "();");
    }
  }

  private void checkFee(Rule.Call call) {
    Set<String> fees = settings == null ? null : settings.fees().keySet();
    if (call.argument().isEmpty()) {
      findings.note(
          OUTCOME,
          call.span(),
          "a fee without its name",
          "Name a fee of policy.yaml, such as: outcome.fee(\"restocking\");");
    } else if (fees != null && !fees.contains(call.argument())) {
      findings.note(
          UNKNOWN_SETTING,
          call.span(),
          "policy.yaml has no fee " + call.argument(),
          Nearest.advice(call.argument(), fees));
    }
  }
}
