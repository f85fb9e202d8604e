package dev.refundkit.testkit.model;

/** A refund's share on one payment. */
public final class ModelPayout {

  /** How far it has come, as far as balances care. */
  public enum State {
    HELD,
    PAID,
    RELEASED
  }

  private final String paymentId;
  private final int replaces;
  long amount;
  State state = State.HELD;
  boolean replaced;

  /**
   * @param replaces the number of the payout that this one tries again, or -1
   */
  ModelPayout(String paymentId, long amount, int replaces) {
    this.paymentId = paymentId;
    this.amount = amount;
    this.replaces = replaces;
  }

  public String paymentId() {
    return paymentId;
  }

  public long amount() {
    return amount;
  }

  public State state() {
    return state;
  }

  int replaces() {
    return replaces;
  }

  @Override
  public String toString() {
    return amount + " on " + paymentId + " " + state + (replaced ? " (replaced)" : "");
  }
}
