package dev.refundkit.refund;

import java.time.Instant;
import java.util.Locale;

/**
 * Something to be done outside, stored in the same commit as the state that wants it and done
 * later, at least once, under a key that never changes.
 *
 * @param key unique per tenant; what the outside recognises a repeat by
 * @param subject the payout's id, the line's id, the notice's kind, or a word for what there is one
 *     of
 * @param quantity units to restock; 0 otherwise
 * @param dueAt not before this
 */
public record Effect(
    String key,
    Kind kind,
    String saleId,
    String refundId,
    String subject,
    int quantity,
    Instant dueAt) {

  /** What is to be done. */
  public enum Kind {
    /** Bring one payout to its end: send it, or ask the processor about it, as its state wants. */
    PAY,
    /**
     * Ask the processor about a payout, once it has ended, because something was said of its end.
     */
    RECHECK,
    RESTOCK,
    NOTIFY,
    /** Make a return label. */
    LABEL,
    /** Stop waiting for goods. */
    CLOSE_RETURN;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The key of the effect that brings this payout to its end. */
  public static String payKey(String payoutId) {
    return "pay:" + payoutId;
  }

  /**
   * The key of another effect of a refund.
   *
   * @param suffix tells several of a kind apart
   */
  static String key(String refundId, Kind kind, String suffix) {
    return refundId + ":" + kind.wire() + ":" + suffix;
  }

  /** The same effect, due at another time. */
  public Effect withDueAt(Instant dueAt) {
    return new Effect(key, kind, saleId, refundId, subject, quantity, dueAt);
  }

  static Effect pay(String saleId, String refundId, Payout payout, Instant dueAt) {
    return new Effect(payKey(payout.id()), Kind.PAY, saleId, refundId, payout.id(), 0, dueAt);
  }
}
