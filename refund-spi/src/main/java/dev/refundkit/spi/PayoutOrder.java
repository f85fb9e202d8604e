package dev.refundkit.spi;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.money.MinorUnits;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.Refund;
import dev.refundkit.request.RequestedMethod;
import javax.money.MonetaryAmount;

/**
 * One payout to be made.
 *
 * @param key the idempotency key; always the same for the same payout, and of no other payout
 * @param paymentId the captured payment whose money goes back
 * @param destination the payment itself, or store credit
 * @param amountMinor minor units of the currency, more than 0
 * @param refundId for references and receipts
 * @param reason the refund's reason code
 */
public record PayoutOrder(
    String key,
    String paymentId,
    RequestedMethod.Type destination,
    long amountMinor,
    IsoCurrency currency,
    String refundId,
    String reason) {

  /** The order of a refund's payout; always equal for the same payout. */
  public static PayoutOrder of(Refund refund, Payout payout) {
    return new PayoutOrder(
        payout.key(),
        payout.paymentId(),
        payout.destination(),
        payout.amount(),
        refund.facts().currency(),
        refund.id(),
        refund.facts().reason());
  }

  /** The amount as money: 1234 minor units of USD are USD 12.34. */
  public MonetaryAmount amount() {
    return MinorUnits.toMoney(amountMinor, currency);
  }
}
