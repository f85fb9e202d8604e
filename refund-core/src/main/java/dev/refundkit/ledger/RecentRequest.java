package dev.refundkit.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that was accepted a short while ago; the same again without an idempotency key may be a
 * repeat by mistake (L12).
 *
 * @param paymentId the payment, for a payment refund; null for a refund of the order
 * @param total minor units
 */
public record RecentRequest(@Nullable String paymentId, long total, String reason, Instant at) {

  /** For how long a repeat counts as one. */
  public static final Duration WINDOW = Duration.ofMinutes(10);

  boolean within(Instant now) {
    return at.plus(WINDOW).isAfter(now);
  }
}
