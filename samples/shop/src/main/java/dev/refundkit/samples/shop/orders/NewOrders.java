package dev.refundkit.samples.shop.orders;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes orders and payments of one tenant in. An order is several rows: add it within a
 * transaction. Safe for use by several threads.
 */
public final class NewOrders {

  private final JdbcClient jdbc;
  private final String tenant;

  public NewOrders(JdbcClient jdbc, String tenant) {
    this.jdbc = jdbc;
    this.tenant = tenant;
  }

  /** Keeps a new order. */
  public void add(Order order) {
    insert(
        "insert into shop_order values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        order.id(),
        order.customerId(),
        order.currency(),
        Times.toColumn(order.placedAt()),
        Times.toColumnOrNull(order.deliveredAt()),
        order.pricesIncludeTax(),
        order.discount(),
        order.shipping().subtotal(),
        order.shipping().discount());
    List<Tax> taxes = order.shipping().taxes();
    for (int i = 0; i < taxes.size(); i++) {
      Tax tax = taxes.get(i);
      insert(
          "insert into shop_shipping_tax values (?, ?, ?, ?, ?)",
          order.id(),
          tax.name(),
          i,
          tax.amount());
    }
    for (int i = 0; i < order.lines().size(); i++) {
      add(order.id(), i, order.lines().get(i));
    }
    order.payments().forEach(payment -> add(order.id(), payment));
  }

  private void add(String orderId, int number, OrderLine line) {
    insert(
        "insert into shop_line values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        orderId,
        line.id(),
        number,
        line.productId(),
        line.productName(),
        line.sku(),
        line.category(),
        String.join(",", line.tags()),
        line.quantity(),
        line.subtotal(),
        line.discount(),
        line.shipped());
    for (int i = 0; i < line.taxes().size(); i++) {
      Tax tax = line.taxes().get(i);
      insert(
          "insert into shop_line_tax values (?, ?, ?, ?, ?, ?)",
          orderId,
          line.id(),
          tax.name(),
          i,
          tax.amount());
    }
  }

  /** Keeps another payment of an order, after those that it has. */
  public void add(String orderId, OrderPayment payment) {
    int number =
        jdbc.sql("select count(*) from shop_payment where tenant = ? and order_id = ?")
            .params(tenant, orderId)
            .query(Integer.class)
            .single();
    insert(
        "insert into shop_payment values (?, ?, ?, ?, ?, ?, ?, ?)",
        payment.id(),
        orderId,
        number,
        payment.type(),
        payment.brand(),
        payment.last4(),
        payment.captured());
  }

  private void insert(String sql, @Nullable Object... values) {
    jdbc.sql(sql).param(tenant).params(Arrays.asList(values)).update();
  }
}
