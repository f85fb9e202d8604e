package dev.refundkit.samples.shop.acquirer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund in the acquirer's book.
 *
 * @param id the acquirer's own
 * @param key under which the merchant asked for it
 * @param code why it was not paid or was taken back; null otherwise
 * @param paidAt when it was paid; null while it is not
 * @param number ascending in the order of payment; 0 while it is not paid
 */
record Entry(
    String id,
    String key,
    Ask ask,
    Status status,
    @Nullable String code,
    @Nullable Instant paidAt,
    long number) {

  /** How it stands. */
  enum Status {
    /** Accepted. Goes to succeeded or declined. */
    PENDING,
    /** Paid. Goes to reversed. */
    SUCCEEDED,
    /** Never paid. Goes nowhere. */
    DECLINED,
    /** Paid and taken back. Goes nowhere. */
    REVERSED
  }

  boolean pending() {
    return status == Status.PENDING;
  }
}
