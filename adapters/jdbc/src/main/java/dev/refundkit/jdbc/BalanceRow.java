package dev.refundkit.jdbc;

import dev.refundkit.ledger.PaymentBalance;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A payment's balance as its row states it. Minor units. */
record BalanceRow(
    String paymentId,
    long captured,
    long reserved,
    long refunded,
    int refundsCount,
    long disputed,
    long elsewhere,
    long excess) {

  static BalanceRow of(PaymentBalance payment) {
    return new BalanceRow(
        payment.paymentId(),
        payment.captured(),
        payment.reserved(),
        payment.refunded(),
        payment.refundsCount(),
        payment.disputed(),
        payment.refundedElsewhere(),
        payment.excess());
  }

  static BalanceRow read(ResultSet row) throws SQLException {
    return new BalanceRow(
        row.getString("payment_id"),
        row.getLong("captured"),
        row.getLong("reserved"),
        row.getLong("refunded"),
        row.getInt("refunds_count"),
        row.getLong("disputed"),
        row.getLong("elsewhere"),
        row.getLong("excess"));
  }

  @Nullable Object[] values(String tenant, String saleId) {
    return new @Nullable Object[] {
      tenant,
      saleId,
      paymentId,
      captured,
      reserved,
      refunded,
      refundsCount,
      disputed,
      elsewhere,
      excess
    };
  }
}
