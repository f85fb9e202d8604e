package dev.refundkit.rules.explain;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.rules.language.Condition;
import dev.refundkit.rules.language.FactPattern;
import dev.refundkit.rules.language.FactRef;
import dev.refundkit.rules.language.Kind;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.language.Value;
import dev.refundkit.rules.language.Vocabulary;
import dev.refundkit.rules.language.Word;
import dev.refundkit.rules.settings.MissingSettingException;
import dev.refundkit.rules.vocabulary.Goods;
import dev.refundkit.rules.vocabulary.Line;
import dev.refundkit.rules.vocabulary.Refund;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries rules on facts, condition by condition. Safe for use by several threads. */
final class Trials {

  private final Evaluator evaluator = new Evaluator();

  /** The rule tried on each combination of facts. */
  RuleTrials of(Rule rule, List<Object> facts) {
    List<Trial> trials = new ArrayList<>();
    boolean complete =
        Combinations.each(rule, facts, chosen -> trials.add(trial(rule, facts, chosen)));
    return new RuleTrials(rule, trials, complete);
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
    String line = fact instanceof Line one ? one.getId() : "";
    return new Check(line, condition.span().text(), condition.span().place(), held, values);
  }

  private void show(
      Value value, Object fact, Map<String, Object> named, Map<String, String> values) {
    FactRef ref = value.lookedAt();
    if (ref != null) {
      values.put(ref.label(), shown(value, ref, fact, named));
    }
  }

  private String shown(Value value, FactRef ref, Object fact, Map<String, Object> named) {
    try {
      Object seen = evaluator.value(value, fact, named);
      if (seen == null) {
        return "unknown";
      }
      Word word = Vocabulary.word(ref.fact(), ref.member());
      boolean amount = word != null && word.kind() == Kind.AMOUNT;
      return amount ? amount((Long) seen, fact) : seen.toString();
    } catch (MissingSettingException e) {
      return "not available";
    }
  }

  /** With its currency, as people write it; all facts of a case are of one sale. */
  private static String amount(long minor, Object fact) {
    IsoCurrency currency = IsoCurrency.of(currency(fact));
    return BigDecimal.valueOf(minor, currency.digits()).toPlainString() + " " + currency.code();
  }

  private static String currency(Object fact) {
    if (fact instanceof Refund refund) {
      return refund.getCurrency();
    }
    return fact instanceof Line line ? line.getCurrency() : ((Goods) fact).getCurrency();
  }

  /** Whether there is such a fact, or none. */
  private Check check(FactPattern pattern, List<Object> facts, Map<String, Object> named) {
    List<Object> found = facts.stream().filter(fact -> matches(pattern, fact, named)).toList();
    Map<String, String> values = new LinkedHashMap<>();
    values.put(pattern.fact() + " found", Integer.toString(found.size()));
    boolean held = found.isEmpty() == (pattern.quantity() == FactPattern.Quantity.NONE);
    return new Check("", pattern.span().text(), pattern.span().place(), held, values);
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
