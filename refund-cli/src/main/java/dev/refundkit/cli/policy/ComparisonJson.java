package dev.refundkit.cli.policy;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.rules.compare.Comparison;
import dev.refundkit.rules.compare.Flip;
import dev.refundkit.rules.compare.RuleChange;
import dev.refundkit.rules.compare.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What would change, as one JSON document. Amounts are minor units by currency. */
final class ComparisonJson {

  private ComparisonJson() {}

  static String of(Comparison found) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("old", version(found.before()));
    document.put("new", version(found.after()));
    document.put("finished", found.finished());
    document.put("cases", found.all().cases());
    document.put("changed", found.all().changed());
    document.put("other_terms", found.otherTerms());
    document.put("fees_old", found.feesBefore());
    document.put("fees_new", found.feesAfter());
    document.put("outcomes", steps(found.all()));
    document.put("by_reason", each(found.byReason(), ComparisonJson::steps));
    document.put("by_category", each(found.byCategory(), ComparisonJson::steps));
    document.put("by_currency", each(found.byCurrency(), ComparisonJson::steps));
    document.put("by_rule", each(found.byRule(), ComparisonJson::rule));
    document.put("flips", found.flips().stream().map(ComparisonJson::flip).toList());
    return Json.of(document);
  }

  private static Map<String, Object> version(PolicyVersion version) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", version.name());
    json.put("version", version.version());
    json.put("hash", version.hash());
    return json;
  }

  private static <T> Map<String, Object> each(Map<String, T> all, Function<T, Object> json) {
    Map<String, Object> each = new TreeMap<>();
    all.forEach((name, value) -> each.put(name, json.apply(value)));
    return each;
  }

  /** Only those that happened. */
  private static List<Map<String, Object>> steps(Tally tally) {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (Outcome before : Outcome.values()) {
      for (Outcome after : Outcome.values()) {
        if (tally.cases(before, after) > 0) {
          Map<String, Object> step = new LinkedHashMap<>();
          step.put("old", before.wire());
          step.put("new", after.wire());
          step.put("cases", tally.cases(before, after));
          step.put("money", tally.money(before, after));
          steps.add(step);
        }
      }
    }
    return steps;
  }

  private static Map<String, Object> rule(RuleChange change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("old", change.before());
    json.put("new", change.after());
    json.put("otherwise", steps(change.where()));
    return json;
  }

  private static Map<String, Object> flip(Flip flip) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", flip.id());
    json.put("reason", flip.reason());
    json.put("currency", flip.currency());
    json.put("total", flip.total());
    json.put("old", decision(flip.before()));
    json.put("new", decision(flip.after()));
    return json;
  }

  private static Map<String, Object> decision(Decision decision) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outcome", decision.outcome().wire());
    json.put(
        "reasons",
        decision.reasons().stream()
            .map(
                reason -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("rule", reason.rule());
                  one.put("outcome", reason.outcome());
                  one.put("sentence", reason.sentence());
                  one.put("facts", reason.facts());
                  return one;
                })
            .toList());
    return json;
  }
}
