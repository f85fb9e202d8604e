package dev.refundkit.testkit.simulation;

/** A history broke a rule; the message tells the shortest one found, and how to replay it. */
public final class BrokenHistory extends AssertionError {

  private static final long serialVersionUID = 1;

  private final transient History found;
  private final transient History shrunk;

  BrokenHistory(History found, History shrunk) {
    super(
        "seed "
            + found.seed()
            + " breaks a rule. The shortest history found that breaks it too:\n"
            + shrunk.text());
    this.found = found;
    this.shrunk = shrunk;
  }

  /** The history as it was drawn. */
  public History found() {
    return found;
  }

  /** The shortest one found that breaks the same rule. */
  public History shrunk() {
    return shrunk;
  }
}
