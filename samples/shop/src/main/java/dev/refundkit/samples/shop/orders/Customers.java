package dev.refundkit.samples.shop.orders;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customers of one tenant. Safe for use by several threads. */
public final class Customers {

  private final JdbcClient jdbc;
  private final String tenant;

  public Customers(JdbcClient jdbc, String tenant) {
    this.jdbc = jdbc;
    this.tenant = tenant;
  }

  public Optional<Customer> find(String customerId) {
    return jdbc.sql("select id, email, risk from shop_customer where tenant = ? and id = ?")
        .params(tenant, customerId)
        .query(
            (row, number) ->
                new Customer(
                    row.getString("id"), row.getString("email"), row.getBigDecimal("risk")))
        .optional();
  }

  boolean knows(String customerId) {
    return find(customerId).isPresent();
  }

  /** Minor units that the customer has spent in a currency; empty if the shop has no figure. */
  Optional<Long> spent(String customerId, String currency) {
    return jdbc.sql(
            "select amount from shop_customer_spent"
                + " where tenant = ? and customer_id = ? and currency = ?")
        .params(tenant, customerId, currency)
        .query(Long.class)
        .optional();
  }

  /** How many refunds the customer had from before RefundKit, after one time and until another. */
  int formerRefunds(String customerId, Instant after, Instant until) {
    return jdbc.sql(
            "select count(*) from shop_former_refund where tenant = ? and customer_id = ?"
                + " and refunded_at > ? and refunded_at <= ?")
        .params(tenant, customerId, Times.toColumn(after), Times.toColumn(until))
        .query(Integer.class)
        .single();
  }

  /** Keeps a new customer. */
  public void add(Customer customer) {
    jdbc.sql("insert into shop_customer values (?, ?, ?, ?)")
        .param(tenant)
        .param(customer.id())
        .param(customer.email())
        .param(customer.risk())
        .update();
  }

  /** Keeps what a customer has spent in a currency. */
  public void addSpent(String customerId, String currency, long amount) {
    jdbc.sql("insert into shop_customer_spent values (?, ?, ?, ?)")
        .params(tenant, customerId, currency, amount)
        .update();
  }

  /** Keeps that a customer had a refund once. */
  public void addFormerRefund(String customerId, Instant at) {
    jdbc.sql("insert into shop_former_refund values (?, ?, ?)")
        .params(tenant, customerId, Times.toColumn(at))
        .update();
  }
}
