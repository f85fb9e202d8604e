package dev.refundkit.rules.check;

import dev.refundkit.rules.language.Condition.Operator;

/**
 * How two things that differ from case to case compare. What is known of each alone is not looked
 * at, so that more counts as possible than is.
 */
final class Relation {

  private static final String LESS = "less";
  private static final String EQUAL = "equal";
  private static final String MORE = "more";
  private static final String ONE_UNKNOWN = "one unknown";
  private static final String BOTH_UNKNOWN = "both unknown";
  private static final TextSet ANY = TextSet.of(LESS, EQUAL, MORE, ONE_UNKNOWN, BOTH_UNKNOWN);

  private Relation() {}

  /** What differs from case to case is how they compare; the same whichever stands first. */
  static Operand.Seen between(Operand.Seen one, Operand.Seen other) {
    boolean turned = isTurned(one, other);
    String first = turned ? other.key() : one.key();
    String second = turned ? one.key() : other.key();
    return new Operand.Seen(first + " to " + second, ANY);
  }

  /** The relations of which an operator holds. */
  static TextSet of(Operator operator, Operand.Seen one, Operand.Seen other) {
    return switch (isTurned(one, other) ? mirrored(operator) : operator) {
      case EQUAL -> TextSet.of(EQUAL, BOTH_UNKNOWN);
      case DIFFERENT -> TextSet.of(LESS, MORE, ONE_UNKNOWN);
      case LESS -> TextSet.of(LESS);
      case AT_MOST -> TextSet.of(LESS, EQUAL);
      case MORE -> TextSet.of(MORE);
      case AT_LEAST -> TextSet.of(MORE, EQUAL);
    };
  }

  private static boolean isTurned(Operand.Seen one, Operand.Seen other) {
    return one.key().compareTo(other.key()) > 0;
  }

  /** The operator that says the same with the two sides exchanged. */
  static Operator mirrored(Operator operator) {
    return switch (operator) {
      case EQUAL, DIFFERENT -> operator;
      case LESS -> Operator.MORE;
      case AT_MOST -> Operator.AT_LEAST;
      case MORE -> Operator.LESS;
      case AT_LEAST -> Operator.AT_MOST;
    };
  }
}
