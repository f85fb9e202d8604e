package dev.refundkit.jdbc;

import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.text.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A payout as its row states it. */
record PayoutRow(
    String id,
    String paymentId,
    long amount,
    PayoutState state,
    String key,
    boolean replaced,
    @Nullable String sentAt,
    @Nullable String endedAt,
    @Nullable String transactionId) {

  static PayoutRow of(Payout payout) {
    return new PayoutRow(
        payout.id(),
        payout.paymentId(),
        payout.amount(),
        payout.state(),
        payout.key(),
        payout.replaced(),
        Instants.textOrNull(payout.sentAt()),
        Instants.textOrNull(payout.endedAt()),
        payout.transactionId() == null ? null : StorableText.of(payout.transactionId()));
  }

  static PayoutRow read(ResultSet row) throws SQLException {
    return new PayoutRow(
        row.getString("id"),
        row.getString("payment_id"),
        row.getLong("amount"),
        PayoutState.valueOf(row.getString("state")),
        row.getString("payout_key"),
        row.getBoolean("replaced"),
        row.getString("sent_at"),
        row.getString("ended_at"),
        row.getString("transaction_id"));
  }

  /** What is left of a payout that its refund does not have any longer: its key. */
  PayoutRow fallenAway() {
    return new PayoutRow(
        id, paymentId, 0, PayoutState.RELEASED, key, true, sentAt, endedAt, transactionId);
  }

  @Nullable Object[] values(String tenant, String refundId, String saleId) {
    return new @Nullable Object[] {
      refundId,
      saleId,
      paymentId,
      amount,
      state,
      key,
      replaced,
      sentAt,
      endedAt,
      transactionId,
      tenant,
      id
    };
  }
}
