package dev.refundkit.rules.language;

/**
 * A property of a fact, or a lookup through it.
 *
 * @param fact its type, as rules write it
 * @param name as rules write it
 * @param lookup whether it is given a name in brackets
 * @param mayBeUnknown whether it can be {@code null}
 * @param choice what its texts are chosen from
 */
public record Word(
    String fact, String name, Kind kind, boolean lookup, boolean mayBeUnknown, Choice choice) {

  /** From which texts a property's value comes. */
  public enum Choice {
    /** Any text. */
    FREE,
    /** The refund's types. */
    TYPE,
    /** The conditions of goods. */
    CONDITION,
    /** The reasons that policy.yaml declares. */
    REASON,
    /** The categories that policy.yaml declares, and other. */
    CATEGORY,
    /** The currencies that policy.yaml declares. */
    CURRENCY
  }
}
