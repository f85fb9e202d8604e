package dev.refundkit.testkit.simulation;

/**
 * Something that must always hold does not. No {@link AssertionError}: the engine takes one that an
 * adapter throws for a fault of the adapter and goes on.
 */
public final class Violation extends Error {

  private static final long serialVersionUID = 1;

  private final Invariant invariant;

  Violation(Invariant invariant, String detail) {
    super(invariant + ": " + detail);
    this.invariant = invariant;
  }

  /** What does not hold. */
  public Invariant invariant() {
    return invariant;
  }
}
