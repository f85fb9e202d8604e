package dev.refundkit.rules.language;

import java.util.List;
import java.util.stream.Stream;

/** What a rule asks of a fact: single conditions, and how they are joined. Immutable. */
public sealed interface Condition {

  Span span();

  /** A condition that contains no other one. */
  sealed interface Single extends Condition {
    /** What is looked at, on the left. */
    Value left();
  }

  /** All of them hold. */
  record All(List<Condition> parts, Span span) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of them holds. */
  record Any(List<Condition> parts, Span span) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** It does not hold. */
  record Not(Condition part, Span span) implements Condition {}

  /** {@code total > limit("most")}. What is not known satisfies no comparison of size. */
  record Compare(Value left, Operator operator, Value right, Span span) implements Single {}

  /**
   * {@code type in ("full", "partial")}.
   *
   * @param negated whether it is {@code not in}
   */
  record In(Value left, boolean negated, List<Value> values, Span span) implements Single {
    public In {
      values = List.copyOf(values);
    }
  }

  /**
   * {@code tags contains "bulky"}.
   *
   * @param negated whether it is {@code excludes}
   */
  record Contains(Value left, boolean negated, Value right, Span span) implements Single {}

  /** {@code shipped}. */
  record Flag(Value left, Span span) implements Single {}

  /** How two values are compared. */
  enum Operator {
    EQUAL("=="),
    DIFFERENT("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As rules write it. */
    public String sign() {
      return sign;
    }

    /** Whether it asks for size, which only amounts and numbers have. */
    public boolean isOfSize() {
      return this != EQUAL && this != DIFFERENT;
    }

    /** The operator that holds where this one does not, for values that are known. */
    public Operator opposite() {
      return switch (this) {
        case EQUAL -> DIFFERENT;
        case DIFFERENT -> EQUAL;
        case LESS -> AT_LEAST;
        case AT_MOST -> MORE;
        case MORE -> AT_MOST;
        case AT_LEAST -> LESS;
      };
    }
  }

  /** The single conditions in it, in the order of the text. */
  default Stream<Single> singles() {
    if (this instanceof Single single) {
      return Stream.of(single);
    } else if (this instanceof All all) {
      return all.parts().stream().flatMap(Condition::singles);
    } else if (this instanceof Any any) {
      return any.parts().stream().flatMap(Condition::singles);
    } else if (this instanceof Not not) {
      return not.part().singles();
    }
    throw new IllegalStateException("no such condition: " + this);
  }

  /** The values that a single condition compares. */
  static List<Value> values(Single single) {
    if (single instanceof Compare compare) {
      return List.of(compare.left(), compare.right());
    } else if (single instanceof In in) {
      return Stream.concat(Stream.of(in.left()), in.values().stream()).toList();
    } else if (single instanceof Contains contains) {
      return List.of(contains.left(), contains.right());
    }
    return List.of(single.left());
  }
}
