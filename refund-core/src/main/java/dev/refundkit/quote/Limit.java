package dev.refundkit.quote;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/**
 * What the payments may give for a request: their room less the kept fees that it does not name
 * (M14).
 */
final class Limit {

  private Limit() {}

  /**
   * The limit of a request, minor units.
   *
   * @param paymentId the only payment to draw on, or null for all
   * @param withheldFees kept fees that the request must leave where they are
   */
  static long of(Ledger ledger, @Nullable String paymentId, long withheldFees) {
    long all = ledger.room();
    long own =
        paymentId == null ? all : ledger.payment(paymentId).map(PaymentBalance::room).orElse(0L);
    return Math.min(own, Math.max(0, all - withheldFees));
  }

  static Refusal tooMuch(String field, long amount, long most) {
    return Refusal.of(
        RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE,
        field,
        "%s is %d minor units; the most that would pass is %d. Maybe part of it was refunded before."
            .formatted(field, amount, most));
  }
}
