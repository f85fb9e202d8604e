package dev.refundkit.refund;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a payout after the processor was called or asked. Five different things that
 * must never be mixed up.
 */
public sealed interface PayoutOutcome {

  /** The money went back. */
  record Succeeded(@Nullable String transactionId, @Nullable String receiptUrl)
      implements PayoutOutcome {}

  /** The processor said no for good; the money did not move. */
  record Declined(String code) implements PayoutOutcome {}

  /** The processor accepted it and will pay, or fail, later. */
  record Pending(@Nullable String transactionId) implements PayoutOutcome {}

  /**
   * The processor did not try, or knows nothing of the key: it may be sent (again) under the same
   * key.
   */
  record NotAttempted() implements PayoutOutcome {}

  /** Nobody can tell yet. */
  record Unknown() implements PayoutOutcome {}

  /** Nobody but a person can tell, and it must not be sent again. */
  record NeedsAttention(String why) implements PayoutOutcome {}
}
