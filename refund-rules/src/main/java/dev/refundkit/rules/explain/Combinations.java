package dev.refundkit.rules.explain;

import dev.refundkit.rules.language.FactPattern;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The combinations of facts on which a rule is to be tried: one fact for each of its patterns. */
final class Combinations {

  /** Of more lines than can be combined, the first ones are shown. */
  static final int MOST = 10_000;

  private final Rule rule;
  private final List<Object> facts;
  private int given;
  private boolean complete = true;

  private Combinations(Rule rule, List<Object> facts) {
    this.rule = rule;
    this.facts = facts;
  }

  /**
   * Facts for the patterns that are for each fact, in the order of the rule, and by their
   * variables.
   */
  record Combination(List<Object> facts, Map<String, Object> named) {}

  /** Whether these were all, and not only the first ones. */
  static boolean each(Rule rule, List<Object> facts, Consumer<Combination> user) {
    Combinations combinations = new Combinations(rule, facts);
    combinations.extend(0, List.of(), Map.of(), user);
    return combinations.complete;
  }

  /** The facts of a pattern's type. */
  static List<Object> of(FactPattern pattern, List<Object> facts) {
    Class<?> type = Vocabulary.FACTS.get(pattern.fact());
    return facts.stream().filter(fact -> fact.getClass() == type).toList();
  }

  private void extend(
      int at, List<Object> chosen, Map<String, Object> named, Consumer<Combination> user) {
    if (given >= MOST) {
      complete = false;
      return;
    }
    if (at == rule.patterns().size()) {
      given++;
      user.accept(new Combination(chosen, named));
      return;
    }
    FactPattern pattern = rule.patterns().get(at);
    if (pattern.quantity() != FactPattern.Quantity.EACH) {
      extend(at + 1, chosen, named, user);
      return;
    }
    for (Object fact : of(pattern, facts)) {
      List<Object> more = new ArrayList<>(chosen);
      more.add(fact);
      Map<String, Object> names = new HashMap<>(named);
      if (pattern.variable() != null) {
        names.put(pattern.variable(), fact);
      }
      extend(at + 1, more, names, user);
    }
  }
}
