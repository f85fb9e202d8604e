package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.TYPE;

import dev.refundkit.rules.language.Cursor.UnreadableException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the values that conditions compare. */
final class ValueParser {

  private static final String ADVICE = "Compare a property, such as: total > limit(\"most\").";
  private static final String NO_JAVA =
      "Compare properties with settings and values; nothing of Java can be called.";

  /** As of the numbers in policy.yaml: what counts and days are compared with is an int. */
  private static final int MOST_DIGITS = 9;

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%", "&", "|", "^");

  private final Cursor cursor;
  private final String fact;
  private final Map<String, String> factOfVariable;

  ValueParser(Cursor cursor, String fact, Map<String, String> factOfVariable) {
    this.cursor = cursor;
    this.fact = fact;
    this.factOfVariable = factOfVariable;
  }

  Value value() {
    Token token = cursor.here();
    return switch (token.type()) {
      case TEXT -> new Value.Text(token.text(), cursor.take().span());
      case NUMBER -> number(cursor.take(), 1);
      case VARIABLE -> ofVariable();
      case WORD -> word();
      default -> {
        if (token.is("-") && cursor.ahead(1).type() == Token.Type.NUMBER) {
          cursor.take();
          yield number(cursor.take(), -1);
        }
        throw unexpected("expected a property or value");
      }
    };
  }

  private Value.Whole number(Token token, int sign) {
    if (token.text().length() > MOST_DIGITS || token.text().contains(".")) {
      throw cursor.failed(
          TYPE,
          token.span(),
          "not a whole number of at most " + MOST_DIGITS + " digits: " + token.text(),
          "Amounts with decimals belong into the limits of policy.yaml.");
    }
    return new Value.Whole(sign * Long.parseLong(token.text()), token.span());
  }

  private Value ofVariable() {
    Token variable = cursor.take();
    if (cursor.here().is(":")) {
      throw cursor.failed(
          NOT_ALLOWED,
          variable.span(),
          "a name for a property is not allowed",
          "Name the fact, as in $line : Line(), and write $line.amount.");
    }
    cursor.expect(".", "Name a property of it, such as: " + variable.text() + ".amount.");
    Token name = cursor.expect(Token.Type.WORD, "a property", ADVICE);
    String of = factOfVariable.getOrDefault(variable.text(), "");
    return member(variable.text(), of, name, variable.span());
  }

  private Value word() {
    Token word = cursor.take();
    switch (word.text()) {
      case "true", "false" -> {
        return new Value.Truth(word.is("true"), word.span());
      }
      case "null" -> {
        return new Value.Unknown(word.span());
      }
      case "new", "this", "eval", "instanceof" ->
          throw cursor.failed(
              NOT_ALLOWED, word.span(), word.text() + " is not allowed in a condition", NO_JAVA);
      default -> {
        return member(null, fact, word, word.span());
      }
    }
  }

  private Value member(@Nullable String variable, String of, Token name, Span from) {
    if (cursor.here().is(".")) {
      String call = name.text() + "." + cursor.ahead(1).text();
      throw cursor.failed(NOT_ALLOWED, from, call + " is not allowed in a condition", NO_JAVA);
    }
    if (!cursor.takeIf("(")) {
      return new Value.Property(variable, of, name.text(), from.until(name.span()));
    }
    if (cursor.here().type() != Token.Type.TEXT || !cursor.ahead(1).is(")")) {
      throw cursor.failed(
          NOT_ALLOWED,
          from,
          "a call of " + name.text() + " is not allowed in a condition",
          "Settings are looked up by a name in quotes, such as: limit(\"most\").");
    }
    String argument = cursor.take().text();
    return new Value.Lookup(variable, of, name.text(), argument, from.until(cursor.take().span()));
  }

  /** Refuses what could stand between two values in Java or DRL, but not in a policy. */
  void refuseOperator() {
    Token sign = cursor.here();
    if (ARITHMETIC.contains(sign.text()) && sign.type() == Token.Type.SIGN) {
      throw cursor.failed(
          NOT_ALLOWED,
          sign.span(),
          "arithmetic (" + sign.text() + ") is not allowed",
          "Compare with a setting of policy.yaml that says the result.");
    }
    String advice = NotAllowed.OPERATORS.get(sign.text());
    if (advice != null && sign.isWord()) {
      throw cursor.failed(
          NOT_ALLOWED, sign.span(), "operator " + sign.text() + " is not allowed", advice);
    }
  }

  UnreadableException unexpected(String expectation) {
    return cursor.unexpected(expectation, ADVICE);
  }
}
