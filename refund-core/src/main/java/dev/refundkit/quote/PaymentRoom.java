package dev.refundkit.quote;

import dev.refundkit.ledger.PaymentBalance;

/**
 * What one payment could give when a quote was made, and what keeps it from giving more. Minor
 * units.
 *
 * @param refundable captured less refunded, in flight, disputed and elsewhere, never below 0
 * @param disputed held or taken by disputes
 * @param refundedElsewhere given back outside the library
 */
public record PaymentRoom(
    String paymentId, long refundable, long disputed, long refundedElsewhere) {

  static PaymentRoom of(PaymentBalance balance) {
    return new PaymentRoom(
        balance.paymentId(), balance.room(), balance.disputed(), balance.refundedElsewhere());
  }
}
