package dev.refundkit.samples.shop.payments;

import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refund as the acquirer answers it; anything may be missing.
 *
 * @param amount minor units
 * @param status pending, succeeded, declined or reversed
 */
record AcquirerRefund(
    @Nullable String id,
    @Nullable String key,
    @Nullable String paymentId,
    long amount,
    @Nullable String currency,
    @Nullable String status,
    @Nullable String code,
    @Nullable String receiptUrl,
    @Nullable Instant paidAt,
    long cursor) {

  /**
   * A page of the acquirer's book.
   *
   * @param more whether the book goes on after it
   */
  record Listing(@Nullable List<AcquirerRefund> refunds, boolean more) {}

  /** What is asked for. */
  record Ask(String paymentId, long amount, String currency, String reference, String reason) {

    static Ask of(PayoutOrder order) {
      return new Ask(
          order.paymentId(),
          order.amountMinor(),
          order.currency().code(),
          order.refundId(),
          order.reason());
    }
  }

  /**
   * What it says of a payout.
   *
   * @throws UncertainOutcomeException if it is another payout's, or says what is not known
   */
  PayoutResult of(PayoutOrder order) {
    if (id == null
        || status == null
        || !order.key().equals(key)
        || !order.paymentId().equals(paymentId)
        || !order.currency().code().equals(currency)
        || order.amountMinor() != amount) {
      throw new UncertainOutcomeException("the acquirer answered of another refund");
    }
    return switch (status) {
      case "succeeded" -> new PayoutResult.Succeeded(id, receiptUrl);
      case "pending" -> new PayoutResult.Pending(id);
      case "declined", "reversed" -> new PayoutResult.Declined(code == null ? status : code);
      default -> throw new UncertainOutcomeException("the acquirer answered an unknown status");
    };
  }

  /**
   * As an entry of its book.
   *
   * @throws NullPointerException if something is missing
   */
  ProcessorEntry entry() {
    return new ProcessorEntry(
        key,
        Objects.requireNonNull(id, "id"),
        Objects.requireNonNull(paymentId, "payment_id"),
        amount,
        Objects.requireNonNull(currency, "currency"),
        Objects.requireNonNull(paidAt, "paid_at"));
  }
}
