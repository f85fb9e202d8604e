package dev.refundkit.rules.check;

import dev.refundkit.rules.language.Condition;
import dev.refundkit.rules.language.FactPattern;
import dev.refundkit.rules.language.FactPattern.Quantity;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.language.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule as statements. Immutable.
 *
 * @param parts what is so whenever the rule holds, in the order of its text; that there is no such
 *     line is left out
 * @param whole all parts together
 * @param opposite that the rule does not hold for its fact; null unless it looks for a single fact
 * @param lines for how many lines it looks at once
 * @param looked what it looks at
 * @param certain what it looks at in any case
 * @param verdicts those among what it asks for, the strongest first
 */
record RuleLogic(
    Rule rule,
    List<Part> parts,
    Logic whole,
    @Nullable Logic opposite,
    int lines,
    Set<String> looked,
    Set<String> certain,
    List<String> verdicts) {

  /** One condition of a rule and where it stands. */
  record Part(Logic logic, Span span) {}

  static RuleLogic of(Rule rule, Possible possible, SettingCases settings, Work work) {
    Scope scope = new Scope();
    Reading reading = new Reading(new Operands(possible, settings, scope), work);
    List<Part> parts = new ArrayList<>();
    rule.patterns().forEach(pattern -> read(pattern, scope, reading, parts));
    Logic whole = Logic.all(parts.stream().map(Part::logic).toList());
    FactPattern first = rule.patterns().get(0);
    boolean single = rule.patterns().size() == 1 && first.quantity() == Quantity.EACH;
    return new RuleLogic(
        rule,
        List.copyOf(parts),
        whole,
        single ? reading.all(first.conditions(), false) : null,
        scope.lines(),
        whole.singles().map(Logic.Is::key).collect(Collectors.toUnmodifiableSet()),
        whole.certain().map(Logic.Is::key).collect(Collectors.toUnmodifiableSet()),
        Verdicts.of(rule));
  }

  private static void read(FactPattern pattern, Scope scope, Reading reading, List<Part> parts) {
    boolean none = pattern.quantity() == Quantity.NONE;
    if (none && Scope.isLine(pattern)) {
      return;
    }
    scope.enter(pattern);
    if (none) {
      // There is always exactly one refund, or one lot of goods.
      parts.add(new Part(reading.all(pattern.conditions(), false), pattern.span()));
      return;
    }
    for (Condition condition : pattern.conditions()) {
      parts.add(new Part(reading.of(condition, true), condition.span()));
    }
    if (Scope.isLine(pattern)) {
      parts.add(new Part(Possible.lineTaken(), pattern.span()));
    }
  }

  String id() {
    return rule.id();
  }

  /** With its place. */
  String shown() {
    return "rule " + rule.id() + " (" + rule.head().place() + ")";
  }

  /** The fact for which it looks first. */
  String fact() {
    return rule.patterns().get(0).fact();
  }
}
