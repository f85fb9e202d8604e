package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.TOO_LARGE;

import dev.refundkit.rules.language.Cursor.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the conditions in the brackets of one pattern. */
final class ConditionParser {

  private static final int MOST_CONDITIONS = 100;
  private static final int MOST_BRACKETS = 20;

  private final Cursor cursor;
  private final ValueParser values;
  private int depth;
  private int count;

  ConditionParser(Cursor cursor, String fact, Map<String, String> factOfVariable) {
    this.cursor = cursor;
    this.values = new ValueParser(cursor, fact, factOfVariable);
  }

  /** The conditions with their brackets. One that can't be read hides none of the others. */
  List<Condition> conditions() {
    cursor.expect("(", "Write the fact's conditions in brackets, or () for none.");
    int inside = cursor.level();
    List<Condition> conditions = new ArrayList<>();
    while (!cursor.here().is(")")) {
      try {
        depth = 0;
        Condition condition = any();
        expectEnd(condition);
        conditions.add(condition);
      } catch (UnreadableException e) {
        cursor.skipTo(inside, ",", ")");
        if (cursor.isAtEnd() || cursor.isOuter()) {
          throw e;
        }
      }
      cursor.takeIf(",");
    }
    cursor.take();
    return conditions;
  }

  private void expectEnd(Condition condition) {
    if (cursor.here().is(",") || cursor.here().is(")")) {
      return;
    } else if (cursor.isAtEnd() || cursor.isOuter()) {
      throw cursor.unexpected(
          "expected the bracket that closes the fact", "Count the brackets before this.");
    }
    values.refuseOperator();
    throw cursor.unexpected(
        condition instanceof Condition.Flag
            ? "expected an operator, a comma or the bracket that closes the fact"
            : "expected a comma or the bracket that closes the fact",
        "Separate conditions with a comma, or join them with && or ||.");
  }

  private Condition any() {
    List<Condition> parts = joined("||", this::all);
    return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts, span(parts));
  }

  private Condition all() {
    List<Condition> parts = joined("&&", this::one);
    return parts.size() == 1 ? parts.get(0) : new Condition.All(parts, span(parts));
  }

  private List<Condition> joined(String sign, Supplier<Condition> part) {
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(part.get());
    } while (cursor.takeIf(sign));
    return parts;
  }

  private static Span span(List<Condition> parts) {
    return parts.get(0).span().until(parts.get(parts.size() - 1).span());
  }

  private Condition one() {
    Token first = cursor.here();
    if (cursor.takeIf("!")) {
      Condition part = within(this::one);
      return new Condition.Not(part, first.span().until(part.span()));
    }
    if (cursor.takeIf("(")) {
      Condition inside = within(this::any);
      cursor.expect(")", "Close the bracket that opens before this.");
      return inside;
    }
    if (++count > MOST_CONDITIONS + 1) {
      throw new UnreadableException();
    } else if (count > MOST_CONDITIONS) {
      throw cursor.failed(
          TOO_LARGE,
          first.span(),
          "more than " + MOST_CONDITIONS + " conditions on a fact",
          "Split the rule, or use in (...).");
    }
    return single();
  }

  private Condition within(Supplier<Condition> part) {
    if (++depth > MOST_BRACKETS) {
      throw cursor.failed(
          TOO_LARGE,
          cursor.here().span(),
          "more than " + MOST_BRACKETS + " brackets in one another",
          "Split the rule.");
    }
    Condition inside = part.get();
    depth--;
    return inside;
  }

  private Condition.Single single() {
    Value left = values.value();
    Token sign = cursor.here();
    if (sign.is("in") || (sign.is("not") && cursor.ahead(1).is("in"))) {
      return in(left);
    }
    if (cursor.takeIf("contains") || cursor.takeIf("excludes")) {
      Value right = values.value();
      return new Condition.Contains(
          left, sign.is("excludes"), right, left.span().until(right.span()));
    }
    values.refuseOperator();
    for (Condition.Operator operator : Condition.Operator.values()) {
      if (cursor.takeIf(operator.sign())) {
        Value right = values.right();
        return new Condition.Compare(left, operator, right, left.span().until(right.span()));
      }
    }
    return new Condition.Flag(left, left.span());
  }

  private Condition.In in(Value left) {
    boolean negated = cursor.takeIf("not");
    cursor.take();
    String advice = "Write it as: in (\"one\", \"two\").";
    if (!cursor.here().is("(")) {
      UnreadableException e = cursor.unexpected("expected (", advice);
      cursor.skipTo(cursor.level(), ")");
      throw e;
    }
    cursor.take();
    List<Value> members = new ArrayList<>();
    do {
      if (cursor.here().is(")")) {
        throw cursor.unexpected("expected a value", advice);
      }
      members.add(values.value());
    } while (cursor.takeIf(","));
    if (!cursor.here().is(")")) {
      throw cursor.unexpected("expected a comma or )", advice);
    }
    Token close = cursor.take();
    if (members.size() > MOST_CONDITIONS) {
      throw cursor.failed(
          TOO_LARGE,
          members.get(MOST_CONDITIONS).span(),
          "more than " + MOST_CONDITIONS + " values",
          "Split the rule.");
    }
    return new Condition.In(left, negated, members, left.span().until(close.span()));
  }
}
