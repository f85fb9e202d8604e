package dev.refundkit.ledger;

/**
 * A dispute (chargeback) that somebody reported on a payment.
 *
 * @param id the processor's id of the dispute; unique within the payment
 * @param amount minor units in dispute
 */
public record Dispute(String id, long amount, Stage stage) {

  /** How far a dispute has come (L8). */
  public enum Stage {
    /** A question only; nothing is held. May become open, won or lost. */
    INQUIRY,
    /** The amount is held. May become won or lost. */
    OPEN,
    /** Decided for the shop: the amount is free again. */
    WON,
    /** Decided against the shop: the amount is gone. */
    LOST
  }

  boolean decided() {
    return stage == Stage.WON || stage == Stage.LOST;
  }

  /** Minor units that this dispute keeps from being refunded. */
  public long held() {
    return stage == Stage.OPEN || stage == Stage.LOST ? amount : 0;
  }
}
