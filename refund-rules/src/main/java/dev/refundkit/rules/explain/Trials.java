package dev.refundkit.rules.explain;

import dev.refundkit.rules.language.Condition;
import dev.refundkit.rules.language.FactPattern;
import dev.refundkit.rules.language.FactRef;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.language.Value;
import dev.refundkit.rules.settings.MissingSettingException;
import dev.refundkit.rules.vocabulary.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries rules on facts, condition by condition. Safe for use by several threads. */
final class Trials {

  private final Evaluator evaluator = new Evaluator();

  /** The rule tried on each combination of facts. */
  List<Trial> of(Rule rule, List<Object> facts) {
    List<Trial> trials = new ArrayList<>();
    Combinations.each(rule, facts, chosen -> trials.add(trial(rule, facts, chosen)));
    return trials;
  }

  private Trial trial(Rule rule, List<Object> facts, Combinations.Combination chosen) {
    List<Check> checks = new ArrayList<>();
    String line = "";
    int next = 0;
    for (FactPattern pattern : rule.patterns()) {
      if (pattern.quantity() == FactPattern.Quantity.EACH) {
        Object fact = chosen.facts().get(next++);
        line = line.isEmpty() && fact instanceof Line one ? one.getId() : line;
        pattern.conditions().forEach(part -> checks.add(check(part, fact, chosen.named())));
      } else {
        checks.add(check(pattern, Combinations.of(pattern, facts), chosen.named()));
      }
    }
    return new Trial(line, checks);
  }

  private Check check(Condition condition, Object fact, Map<String, Object> named) {
    Map<String, String> values = new LinkedHashMap<>();
    condition
        .singles()
        .map(Condition::values)
        .flatMap(List::stream)
        .forEach(value -> show(value, fact, named, values));
    boolean held = holds(condition, fact, named);
    return new Check(condition.span().text(), condition.span().place(), held, values);
  }

  private void show(
      Value value, Object fact, Map<String, Object> named, Map<String, String> values) {
    FactRef ref = value.lookedAt();
    if (ref != null) {
      values.put(ref.label(), shown(value, fact, named));
    }
  }

  private String shown(Value value, Object fact, Map<String, Object> named) {
    try {
      Object seen = evaluator.value(value, fact, named);
      return seen == null ? "unknown" : seen.toString();
    } catch (MissingSettingException e) {
      return "not available";
    }
  }

  /** Whether there is such a fact, or none. */
  private Check check(FactPattern pattern, List<Object> facts, Map<String, Object> named) {
    List<Object> found = facts.stream().filter(fact -> matches(pattern, fact, named)).toList();
    Map<String, String> values = new LinkedHashMap<>();
    values.put(pattern.fact() + " found", Integer.toString(found.size()));
    boolean held = found.isEmpty() == (pattern.quantity() == FactPattern.Quantity.NONE);
    return new Check(pattern.span().text(), pattern.span().place(), held, values);
  }

  private boolean matches(FactPattern pattern, Object fact, Map<String, Object> named) {
    return pattern.conditions().stream().allMatch(part -> holds(part, fact, named));
  }

  /** Without a setting that it asks for, nothing is said to hold; the engine asks a person then. */
  private boolean holds(Condition condition, Object fact, Map<String, Object> named) {
    try {
      return evaluator.holds(condition, fact, named);
    } catch (MissingSettingException e) {
      return false;
    }
  }
}
