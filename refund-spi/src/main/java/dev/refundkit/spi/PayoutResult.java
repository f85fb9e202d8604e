package dev.refundkit.spi;

import org.jspecify.annotations.Nullable;

/**
 * What a processor answers to a payout. A call whose outcome is not known does not return: it
 * throws, and the payout is settled by asking about its key.
 */
public sealed interface PayoutResult {

  /**
   * The money went back.
   *
   * @param transactionId the processor's id of the refund
   * @param receiptUrl where the customer finds a receipt, or null
   */
  record Succeeded(String transactionId, @Nullable String receiptUrl) implements PayoutResult {}

  /**
   * The processor said no for good; the same key will never pay.
   *
   * @param code the processor's own code; no personal or card data
   */
  record Declined(String code) implements PayoutResult {}

  /** The processor accepted it and will pay or fail later; it says so when asked about the key. */
  record Pending(String transactionId) implements PayoutResult {}

  /**
   * Certainly nothing was tried (no connection, rate limit, maintenance): the same key may be sent
   * again.
   */
  record NotAttempted(String why) implements PayoutResult {}
}
