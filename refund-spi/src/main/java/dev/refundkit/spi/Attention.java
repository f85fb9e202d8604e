package dev.refundkit.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that only a person can settle.
 *
 * @param refundId null where it concerns the order as a whole
 * @param what for people: what is wrong; no personal data
 * @param since when it came up, as far as known
 */
public record Attention(
    Kind kind, String orderId, @Nullable String refundId, String what, Instant since) {

  /** What kind of help is needed. */
  public enum Kind {
    /** The refund itself: {@code Refund.need}. */
    REFUND,
    /** Outside facts exceed what was captured: {@code Ledger.excess}. */
    EXCESS,
    /** An effect that was given up. */
    EFFECT
  }
}
