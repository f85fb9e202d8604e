package dev.refundkit.rules.run;

import dev.refundkit.rules.language.FactRef;
import dev.refundkit.rules.model.RuleInfo;
import dev.refundkit.rules.vocabulary.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One rule that fired, for one or several lines, and what it asked for. */
final class Firing {

  /** So many lines are shown in a reason; the others are counted. */
  private static final int MOST_SHOWN = 10;

  static final String EXCEPTION = "exception";

  private static final FactRef LINE_ID = new FactRef("Line", "id", null);

  private final RuleInfo rule;
  private final List<String> outcomes = new ArrayList<>(2);
  private final Set<Object> facts = new LinkedHashSet<>(4);
  private final Set<String> exceptedRules = new TreeSet<>();
  private Set<String> fees = Set.of();
  private boolean gone;

  Firing(RuleInfo rule) {
    this.rule = rule;
  }

  RuleInfo rule() {
    return rule;
  }

  /** Whether nothing is left of it, as other rules are exceptions to it. */
  boolean isVoid() {
    return gone;
  }

  /**
   * What is left of it beside an exception to it: nothing where the exception looks at no line,
   * else what it fired for other lines.
   */
  Firing except(Firing exception) {
    List<Line> own = lines();
    List<Line> lines = exception.lines().isEmpty() ? own : exception.lines();
    boolean apart = !own.isEmpty() && Collections.disjoint(own, lines);
    if (exception.isVoid() || isVoid() || apart) {
      return this;
    }
    exception.asks(EXCEPTION);
    exception.exceptedRules.add(rule.id());
    Firing rest = new Firing(rule);
    rest.outcomes.addAll(outcomes);
    rest.fees = fees;
    rest.facts.addAll(facts);
    rest.facts.removeAll(lines);
    rest.gone = lines.containsAll(own);
    return rest;
  }

  /** Each once; few enough for a list. */
  List<String> outcomes() {
    return outcomes;
  }

  Set<String> fees() {
    return fees;
  }

  void matched(List<Object> objects) {
    facts.addAll(objects);
  }

  void asks(String outcome) {
    if (!outcomes.contains(outcome)) {
      outcomes.add(outcome);
    }
  }

  void asksForFee(String name) {
    asks("fee");
    fees = fees.isEmpty() ? new TreeSet<>() : fees;
    fees.add(name);
  }

  /**
   * The lines that the rule fired for, in the sale's order; empty where it looked at the refund
   * only.
   */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>(facts.size());
    for (Object fact : facts) {
      if (fact instanceof Line line) {
        lines.add(line);
      }
    }
    lines.sort(Comparator.comparingInt(Line::position));
    return lines;
  }

  /**
   * What the rule looked at, in the order of its text; of several lines each different value once.
   */
  Map<String, String> looked(FactReader reader) {
    List<Line> lines = lines();
    Map<String, String> looked = new LinkedHashMap<>();
    if (!lines.isEmpty()) {
      looked.put("line.id", joined(lines, LINE_ID, reader));
    }
    for (FactRef ref : rule.facts()) {
      Collection<?> matching = ref.fact().equals(LINE_ID.fact()) ? lines : of(ref.fact());
      if (!matching.isEmpty()) {
        looked.put(ref.label(), joined(matching, ref, reader));
      }
    }
    if (!exceptedRules.isEmpty()) {
      looked.put("exceptTo", String.join(", ", exceptedRules));
    }
    return looked;
  }

  private List<Object> of(String type) {
    List<Object> found = new ArrayList<>(1);
    for (Object fact : facts) {
      if (fact.getClass().getSimpleName().equals(type)) {
        found.add(fact);
      }
    }
    return found;
  }

  private static String joined(Collection<?> facts, FactRef ref, FactReader reader) {
    if (facts.size() == 1) {
      return reader.read(ref, facts.iterator().next());
    }
    Set<String> values = new LinkedHashSet<>();
    for (Object fact : facts) {
      values.add(reader.read(ref, fact));
    }
    String shown = values.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
    return values.size() > MOST_SHOWN
        ? shown + " and " + (values.size() - MOST_SHOWN) + " more"
        : shown;
  }
}
