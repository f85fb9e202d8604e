package dev.refundkit.spi;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.money.MinorUnits;
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

  /** The amount as money: 1234 minor units of USD are USD 12.34. */
  public MonetaryAmount amount() {
    return MinorUnits.toMoney(amountMinor, currency);
  }
}
