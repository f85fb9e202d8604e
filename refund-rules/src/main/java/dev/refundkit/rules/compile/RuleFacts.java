package dev.refundkit.rules.compile;

import dev.refundkit.rules.language.Condition;
import dev.refundkit.rules.language.FactRef;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.model.RuleInfo;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells what is to be known of a rule beside its compiled form. What a decision later shows as "the
 * facts that it looked at" comes from the conditions, so that it can't differ from the rule.
 */
final class RuleFacts {

  private RuleFacts() {}

  static RuleInfo info(Rule rule) {
    return new RuleInfo(
        rule.id(),
        rule.sentence(),
        rule.owner(),
        rule.exceptTo().stream().map(Rule.Exemption::rule).toList(),
        rule.head().place().toString(),
        facts(rule));
  }

  private static List<FactRef> facts(Rule rule) {
    return rule.singles()
        .map(Condition::values)
        .flatMap(List::stream)
        .flatMap(value -> Stream.ofNullable(value.lookedAt()))
        .distinct()
        .toList();
  }
}
