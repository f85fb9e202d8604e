package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;
import static dev.refundkit.rules.bundle.FindingKind.TYPE;

import dev.refundkit.rules.language.Cursor.UnreadableException;
import java.util.Locale;
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

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%", "^");

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

  /** What a value is compared with: no list follows it. */
  Value right() {
    Token first = cursor.here();
    Value value = value();
    Token rest = cursor.ahead(1);
    boolean separated = cursor.before().touches(cursor.here()) && cursor.here().touches(rest);
    if (separated && cursor.here().is(",") && rest.text().matches("[0-9]{3}(\\.[0-9]+)?")) {
      String text = first.span().until(rest.span()).text();
      cursor.take();
      cursor.take();
      throw notWhole(first.span(), "a number with separators: " + text);
    }
    return value;
  }

  private Value.Whole number(Token token, int sign) {
    if (token.text().contains(".")) {
      throw notWhole(token.span(), "a number with decimals: " + token.text());
    } else if (token.text().length() > MOST_DIGITS) {
      throw cursor.failed(
          TYPE,
          token.span(),
          "not a whole number of at most " + MOST_DIGITS + " digits: " + token.text(),
          "Write a smaller one.");
    } else if (token.touches(cursor.here()) && cursor.here().isWord()) {
      throw notWhole(token.span(), "not a number: " + token.text() + cursor.take().text());
    }
    return new Value.Whole(sign * Long.parseLong(token.text()), token.span());
  }

  private UnreadableException notWhole(Span span, String what) {
    return cursor.failed(
        TYPE,
        span,
        what,
        "Write digits alone; for an amount add a limit to policy.yaml and compare with limit(\"...\").");
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
      case "not" ->
          throw cursor.failed(SYNTAX, word.span(), "expected !, found not", "Write ! for not.");
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
      throw refusedCall(of, name, from);
    }
    String argument = cursor.take().text();
    return new Value.Lookup(variable, of, name.text(), argument, from.until(cursor.take().span()));
  }

  private UnreadableException refusedCall(String of, Token name, Span from) {
    Word word = Vocabulary.word(of, name.text());
    if (word != null && word.lookup()) {
      return cursor.unexpected("expected a name in quotes", "Write: " + name.text() + "(\"...\").");
    }
    String property = name.text().replaceFirst("^(get|is)(?=[A-Z])", "");
    property = property.substring(0, 1).toLowerCase(Locale.ROOT) + property.substring(1);
    return cursor.failed(
        NOT_ALLOWED,
        from,
        "a call of " + name.text() + " is not allowed in a condition",
        Vocabulary.word(of, property) == null ? NO_JAVA : "Write: " + property + ".");
  }

  /** Refuses what could stand between two values in Java or DRL, but not in a policy. */
  void refuseOperator() {
    Token sign = cursor.here();
    String both = sign.text() + (sign.touches(cursor.ahead(1)) ? cursor.ahead(1).text() : "");
    String written = NotAllowed.MISTAKEN.containsKey(both) ? both : sign.text();
    String meant = NotAllowed.MISTAKEN.get(written.toLowerCase(Locale.ROOT));
    if (meant != null && sign.type() != Token.Type.TEXT) {
      throw cursor.failed(
          SYNTAX, sign.span(), "expected " + meant + ", found " + written, "Write: " + meant + ".");
    }
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

  private UnreadableException unexpected(String expectation) {
    return cursor.unexpected(expectation, ADVICE);
  }
}
