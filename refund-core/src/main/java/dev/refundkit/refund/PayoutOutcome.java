package dev.refundkit.refund;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a payout after the processor was called or asked. Different things that must
 * never be mixed up.
 */
public sealed interface PayoutOutcome {

  /** The money went back. */
  record Succeeded(@Nullable String transactionId, @Nullable String receiptUrl)
      implements PayoutOutcome {}

  /** The processor said no for good; the money did not move. */
  record Declined(String code) implements PayoutOutcome {}

  /** The processor accepted it and will pay, or fail, later. */
  record Pending(@Nullable String transactionId) implements PayoutOutcome {}

  /** The processor said that it tried nothing: it may be sent as if it never had been. */
  record NotAttempted() implements PayoutOutcome {}

  /** The processor does not know the key: it may be sent again under it while the key lives. */
  record NotFound() implements PayoutOutcome {}

  /** Nobody can tell yet. */
  record Unknown() implements PayoutOutcome {}

  /** Nobody but a person can tell, and it must not be sent again. */
  record NeedsAttention(String why) implements PayoutOutcome {}
}
