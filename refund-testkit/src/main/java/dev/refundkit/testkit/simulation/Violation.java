package dev.refundkit.testkit.simulation;

/** Something that must always hold does not. */
public final class Violation extends AssertionError {

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
