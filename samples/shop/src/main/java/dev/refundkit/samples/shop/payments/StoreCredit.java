package dev.refundkit.samples.shop.payments;

import dev.refundkit.samples.shop.orders.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one tenant owes its customers as store credit. Safe for use by several threads. */
public final class StoreCredit {

  /**
   * Something credited to a customer.
   *
   * @param key unique; it is credited once
   * @param amount minor units of the currency
   */
  record Credit(String key, String customerId, String paymentId, long amount, String currency) {}

  /**
   * An entry of the book.
   *
   * @param number ascending as things are credited
   */
  record Entry(long number, Credit credit, Instant at) {}

  private final JdbcClient jdbc;
  private final String tenant;
  private final InstantSource clock;

  public StoreCredit(JdbcClient jdbc, String tenant, InstantSource clock) {
    this.jdbc = jdbc;
    this.tenant = tenant;
    this.clock = clock;
  }

  /** Minor units of a currency that the customer has been credited. */
  public long balance(String customerId, String currency) {
    return jdbc.sql(
            "select cast(coalesce(sum(amount), 0) as bigint) from shop_credit"
                + " where tenant = ? and customer_id = ? and currency = ?")
        .params(tenant, customerId, currency)
        .query(Long.class)
        .single();
  }

  /** Credits it, unless its key was used before. */
  void add(Credit credit) {
    try {
      jdbc.sql(
              "insert into shop_credit (tenant, payout_key, customer_id, payment_id, amount,"
                  + " currency, credited_at) values (?, ?, ?, ?, ?, ?, ?)")
          .params(
              tenant,
              credit.key(),
              credit.customerId(),
              credit.paymentId(),
              credit.amount(),
              credit.currency(),
              Times.toColumn(clock.instant().truncatedTo(ChronoUnit.MICROS)))
          .update();
    } catch (DuplicateKeyException e) {
      // It was credited before.
    }
  }

  /** What was credited under a key. */
  Optional<Credit> find(String key) {
    return jdbc.sql("select * from shop_credit where tenant = ? and payout_key = ?")
        .params(tenant, key)
        .query((row, number) -> entry(row).credit())
        .optional();
  }

  /** What was credited since a time, after an entry of this number, in the order of numbers. */
  List<Entry> since(Instant time, long after, int limit) {
    return jdbc.sql(
            "select * from shop_credit where tenant = ? and credited_at >= ? and number > ?"
                + " order by number limit ?")
        .params(tenant, Times.toColumn(time), after, limit)
        .query((row, number) -> entry(row))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("number"),
        new Credit(
            row.getString("payout_key"),
            row.getString("customer_id"),
            row.getString("payment_id"),
            row.getLong("amount"),
            row.getString("currency")),
        Times.fromColumn(row, "credited_at"));
  }
}
