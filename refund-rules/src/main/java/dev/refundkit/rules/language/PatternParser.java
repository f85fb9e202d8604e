package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;
import static dev.refundkit.rules.bundle.FindingKind.TOO_LARGE;

import dev.refundkit.rules.language.Cursor.UnreadableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a rule looks for: facts with conditions in brackets. */
final class PatternParser {

  /** Joined patterns are tried in all combinations, which takes time. */
  private static final int MOST_PATTERNS = 3;

  private static final int MOST_LINES = 2;

  private static final String FORM = "Name a fact with its conditions, such as: Refund(total > 0).";

  private final Cursor cursor;
  private final Map<String, String> factOfVariable = new HashMap<>();

  PatternParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /** The patterns up to {@code then}. */
  List<FactPattern> patterns() {
    Token when = cursor.before();
    List<FactPattern> patterns = new ArrayList<>();
    boolean found = cursor.isAtEnd();
    while (!cursor.isAtEnd() && !cursor.isOuter()) {
      found = true;
      int level = cursor.level();
      try {
        patterns.add(pattern());
        while (cursor.takeIf(";") || cursor.takeIf("and") || cursor.takeIf("&&")) {}
      } catch (UnreadableException e) {
        skipPattern(level);
      }
    }
    if (!found) {
      cursor.note(SYNTAX, when.span(), "a rule that looks at nothing", FORM);
    } else if (patterns.size() > MOST_PATTERNS) {
      cursor.note(
          TOO_LARGE,
          patterns.get(MOST_PATTERNS).span(),
          "more than " + MOST_PATTERNS + " patterns in a rule",
          "Split the rule; all combinations of facts would have to be tried.");
    }
    refuseJoins(patterns);
    return patterns;
  }

  /** An order of 200 lines has 8 million combinations of three; they fill the memory. */
  private void refuseJoins(List<FactPattern> patterns) {
    List<FactPattern> each =
        patterns.stream()
            .filter(pattern -> pattern.quantity() == FactPattern.Quantity.EACH)
            .filter(pattern -> pattern.fact().equals(Vocabulary.LINE))
            .toList();
    if (each.size() > MOST_LINES) {
      cursor.note(
          TOO_LARGE,
          each.get(MOST_LINES).span(),
          "more than " + MOST_LINES + " lines at a time",
          "Ask with exists or not whether there is such a line.");
    }
  }

  /** Goes on behind the bracket that closes what began in so many brackets. */
  private void skipPattern(int outside) {
    while (!cursor.isAtEnd() && !cursor.isOuter()) {
      if (cursor.take().is(")") && cursor.level() <= outside) {
        break;
      }
    }
    while (cursor.takeIf(")")) {}
  }

  private FactPattern pattern() {
    Token first = cursor.here();
    FactPattern.Quantity quantity = quantity();
    boolean bracket = quantity != FactPattern.Quantity.EACH && cursor.takeIf("(");
    String variable = variable(quantity);
    String fact = fact(variable);
    List<Condition> conditions = new ConditionParser(cursor, fact, factOfVariable).conditions();
    Token close = cursor.before();
    if (bracket) {
      close = cursor.expect(")", "Close the bracket behind the fact.");
    }
    if (cursor.here().isWord() && NotAllowed.PATTERNS.containsKey(cursor.here().text())) {
      throw refused();
    }
    return new FactPattern(quantity, variable, fact, conditions, first.span().until(close.span()));
  }

  private FactPattern.Quantity quantity() {
    if (cursor.takeIf("not")) {
      return FactPattern.Quantity.NONE;
    }
    return cursor.takeIf("exists") ? FactPattern.Quantity.SOME : FactPattern.Quantity.EACH;
  }

  private @Nullable String variable(FactPattern.Quantity quantity) {
    if (cursor.here().type() != Token.Type.VARIABLE) {
      return null;
    }
    Token variable = cursor.take();
    cursor.expect(":", "Write it as: $line : Line(...).");
    if (quantity != FactPattern.Quantity.EACH) {
      cursor.note(
          NOT_ALLOWED,
          variable.span(),
          "a name for a fact that is only asked about",
          "Leave out " + variable.text() + " :.");
    } else if (factOfVariable.containsKey(variable.text())) {
      cursor.note(
          SYNTAX, variable.span(), variable.text() + " names two facts", "Give it another name.");
    }
    return variable.text();
  }

  private String fact(@Nullable String variable) {
    if (cursor.here().isWord() && NotAllowed.PATTERNS.containsKey(cursor.here().text())) {
      throw refused();
    }
    if (cursor.here().is("(")) {
      throw cursor.failed(
          NOT_ALLOWED,
          cursor.here().span(),
          "brackets around facts are not allowed",
          "Write facts one after the other; for or, write two rules.");
    } else if (cursor.here().is(")")) {
      throw cursor.failed(
          SYNTAX, cursor.here().span(), "a bracket that closes nothing", "Remove it.");
    } else if (cursor.here().is("/") || cursor.here().is("?")) {
      throw cursor.failed(
          NOT_ALLOWED, cursor.here().span(), "a path or query is not allowed", FORM);
    }
    Token fact = cursor.expect(Token.Type.WORD, "a fact", FORM);
    if (cursor.here().is(".")) {
      throw cursor.failed(
          NOT_ALLOWED,
          fact.span(),
          "a type of Java is not allowed as a fact",
          "Facts are Refund, Line and Goods.");
    }
    if (variable != null) {
      factOfVariable.put(variable, fact.text());
    }
    return fact.text();
  }

  private UnreadableException refused() {
    Token word = cursor.here();
    return cursor.failed(
        NOT_ALLOWED,
        word.span(),
        word.text() + " is not allowed",
        NotAllowed.PATTERNS.getOrDefault(word.text(), FORM));
  }
}
