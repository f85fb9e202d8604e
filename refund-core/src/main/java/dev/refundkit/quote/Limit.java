package dev.refundkit.quote;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the payments may give for a request: their room less the kept fees that it does not name
 * (M14).
 *
 * @param now minor units
 * @param withoutDisputes what it would be if no dispute held anything
 */
record Limit(long now, long withoutDisputes) {

  /**
   * The limit of a request.
   *
   * @param paymentId the only payment to draw on, or null for all
   * @param withheldFees kept fees that the request must leave where they are
   */
  static Limit of(Ledger ledger, @Nullable String paymentId, long withheldFees) {
    return new Limit(
        limit(ledger, paymentId, withheldFees, PaymentBalance::room),
        limit(ledger, paymentId, withheldFees, PaymentBalance::roomWithoutDisputes));
  }

  private static long limit(
      Ledger ledger, @Nullable String paymentId, long fees, ToLongFunction<PaymentBalance> room) {
    long all = 0;
    long own = 0;
    for (PaymentBalance payment : ledger.payments()) {
      long free = room.applyAsLong(payment);
      all += free;
      own += paymentId == null || paymentId.equals(payment.paymentId()) ? free : 0;
    }
    return Math.min(own, Math.max(0, all - fees));
  }

  /**
   * R3: a request that would fit without the hold is disputed.
   *
   * @param amount what is asked for
   * @param ofParts what the parts of the sale would give
   */
  Refusal refuse(String field, long amount, long ofParts) {
    if (withoutDisputes > now && now < ofParts && amount <= withoutDisputes && amount <= ofParts) {
      long held = withoutDisputes - now;
      return Refusal.of(
          RefusalCode.PAYMENT_DISPUTED,
          field,
          "a dispute holds "
              + held
              + " minor units; the most that would pass is "
              + Math.min(now, ofParts));
    }
    return tooMuch(field, amount, Math.min(now, ofParts));
  }

  static Refusal tooMuch(String field, long amount, long most) {
    return Refusal.of(
        RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE,
        field,
        "%s is %d minor units; the most that would pass is %d. Maybe part of it was refunded before."
            .formatted(field, amount, most));
  }
}
