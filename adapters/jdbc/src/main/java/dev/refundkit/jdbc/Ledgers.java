package dev.refundkit.jdbc;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One tenant's ledgers, with a row for each payment's balance. */
record Ledgers(String tenant, Dialect dialect) {

  private static final String COLUMNS =
      "version, currency, currency_digits, captured, reserved, refunded, excess, document";
  private static final String ADVANCE =
      """
      update refundkit_ledger set version = ?, currency = ?, currency_digits = ?, captured = ?,
        reserved = ?, refunded = ?, excess = ?, document = ?
      where tenant = ? and sale_id = ? and version = ?
      """;
  private static final String CHANGE_PAYMENT =
      """
      update refundkit_payment set captured = ?, reserved = ?, refunded = ?, refunds_count = ?,
        disputed = ?, elsewhere = ?, excess = ?
      where tenant = ? and sale_id = ? and payment_id = ?
      """;
  private static final String PAYMENT_COLUMNS =
      "tenant, sale_id, payment_id, captured, reserved, refunded, refunds_count, disputed,"
          + " elsewhere, excess";

  Optional<Ledger> find(Connection connection, String saleId) throws SQLException {
    return Sql.first(
        connection,
        "select document from refundkit_ledger where tenant = ? and sale_id = ?",
        row -> StoredDocuments.readLedger(row.getString(1)),
        tenant,
        saleId);
  }

  /**
   * Stores the next ledger under the version after its own, if the one that is stored has its own;
   * the row is locked then until the transaction ends.
   *
   * @return false if it has another version
   */
  boolean advance(Connection connection, Ledger ledger) throws SQLException {
    long version = ledger.version();
    Ledger next = ledger.withVersion(version + 1);
    String document = StoredDocuments.write(next);
    String code = next.currency().code();
    int digits = next.currency().digits();
    return version == 0
        ? dialect.insertAbsent(
            connection,
            "refundkit_ledger",
            "sale_id",
            COLUMNS,
            tenant,
            next.saleId(),
            next.version(),
            code,
            digits,
            next.captured(),
            next.reserved(),
            next.refunded(),
            next.excess(),
            document)
        : 1
            == Sql.update(
                connection,
                ADVANCE,
                next.version(),
                code,
                digits,
                next.captured(),
                next.reserved(),
                next.refunded(),
                next.excess(),
                document,
                tenant,
                next.saleId(),
                version);
  }

  /** Brings the rows of the payments up to the ledger's balances, and writes only what differs. */
  void saveBalances(Connection connection, Ledger ledger) throws SQLException {
    Map<String, BalanceRow> stored = new HashMap<>();
    if (ledger.version() > 0) {
      balances(connection, tenant, ledger.saleId())
          .forEach(row -> stored.put(row.paymentId(), row));
    }
    List<@Nullable Object[]> inserted = new ArrayList<>();
    for (PaymentBalance payment : ledger.payments()) {
      BalanceRow row = BalanceRow.of(payment);
      BalanceRow old = stored.remove(row.paymentId());
      if (old == null) {
        inserted.add(row.values(tenant, ledger.saleId()));
      } else if (!old.equals(row)) {
        change(connection, ledger.saleId(), row);
      }
    }
    Sql.batch(connection, Sql.insert("refundkit_payment", PAYMENT_COLUMNS), inserted);
    for (String gone : stored.keySet()) {
      remove(connection, ledger.saleId(), gone);
    }
  }

  /** A sale's payments as their rows state them. */
  static List<BalanceRow> balances(Connection connection, String tenant, String saleId)
      throws SQLException {
    return Sql.list(
        connection,
        "select "
            + PAYMENT_COLUMNS
            + " from refundkit_payment where tenant = ? and sale_id = ? order by payment_id",
        BalanceRow::read,
        tenant,
        saleId);
  }

  private void change(Connection connection, String saleId, BalanceRow row) throws SQLException {
    Sql.update(
        connection,
        CHANGE_PAYMENT,
        row.captured(),
        row.reserved(),
        row.refunded(),
        row.refundsCount(),
        row.disputed(),
        row.elsewhere(),
        row.excess(),
        tenant,
        saleId,
        row.paymentId());
  }

  /** A payment that captured nothing may go from a sale again. */
  private void remove(Connection connection, String saleId, String paymentId) throws SQLException {
    Sql.update(
        connection,
        "delete from refundkit_payment where tenant = ? and sale_id = ? and payment_id = ?",
        tenant,
        saleId,
        paymentId);
  }
}
