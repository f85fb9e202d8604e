package dev.refundkit.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refundkit.ledger.PaymentBalance;

/**
 * How a payment stands, in minor units.
 *
 * @param amount captured
 * @param amountRefunded given back by the library's own refunds and not reversed
 * @param amountRefundedElsewhere given back outside the library
 * @param amountDisputed held or lost by disputes; not written where it is 0
 * @param amountExcess by how much all of it exceeds what was captured, which needs a person (L8);
 *     not written where it is 0
 */
public record PaymentDocument(
    String id,
    long amount,
    long amountRefunded,
    long amountRefundable,
    long amountInFlight,
    long amountRefundedElsewhere,
    int refundsCount,
    @JsonInclude(NON_DEFAULT) long amountDisputed,
    @JsonInclude(NON_DEFAULT) long amountExcess)
    implements Document {

  static PaymentDocument from(PaymentBalance balance) {
    return new PaymentDocument(
        balance.paymentId(),
        balance.captured(),
        balance.refunded(),
        balance.room(),
        balance.reserved(),
        balance.refundedElsewhere(),
        balance.refundsCount(),
        balance.disputed(),
        balance.excess());
  }
}
