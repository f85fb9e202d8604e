package dev.refundkit.rules.check;

/** Values that something looked at may have; what is not known is one of them. Immutable. */
sealed interface ValueSet permits NumberSet, TextSet {

  boolean isEmpty();

  /** How many values or ranges it is written down with; what an operation costs. */
  int size();

  /**
   * What is in both.
   *
   * @param other of the same kind
   */
  ValueSet and(ValueSet other);

  /** All that is not in it. */
  ValueSet not();

  /** Whether all of it is in the other one. */
  default boolean isWithin(ValueSet other) {
    return and(other.not()).isEmpty();
  }
}
