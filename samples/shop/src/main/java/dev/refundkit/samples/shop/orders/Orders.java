package dev.refundkit.samples.shop.orders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Finds the orders of one tenant. No row is read while another is open, so that a caller needs one
 * connection at a time. Safe for use by several threads.
 */
public final class Orders {

  private record LineTax(String lineId, Tax tax) {}

  private final JdbcClient jdbc;
  private final String tenant;

  public Orders(JdbcClient jdbc, String tenant) {
    this.jdbc = jdbc;
    this.tenant = tenant;
  }

  /** The order as it is now; empty if this tenant has none of this id. */
  public Optional<Order> find(String orderId) {
    Optional<Order> bare =
        select("select * from shop_order where tenant = :tenant and id = :id", orderId)
            .query((row, number) -> bare(row))
            .optional();
    return bare.map(order -> order.with(shippingTaxes(orderId), lines(orderId), paid(orderId)));
  }

  /** The order that the payment belongs to. */
  public Optional<Order> ofPayment(String paymentId) {
    return select(
            "select order_id from shop_payment where tenant = :tenant and id = :id", paymentId)
        .query(String.class)
        .optional()
        .flatMap(this::find);
  }

  /** Which orders there are, in the order of their ids. */
  public List<String> ids() {
    return jdbc.sql("select id from shop_order where tenant = :tenant order by id")
        .param("tenant", tenant)
        .query((row, number) -> row.getString("id"))
        .list();
  }

  private StatementSpec select(String sql, String id) {
    return jdbc.sql(sql).param("tenant", tenant).param("id", id);
  }

  private static Order bare(ResultSet row) throws SQLException {
    return new Order(
        row.getString("id"),
        row.getString("customer_id"),
        row.getString("currency"),
        Times.fromColumn(row, "placed_at"),
        Times.fromColumnOrNull(row, "delivered_at"),
        row.getBoolean("prices_include_tax"),
        row.getLong("discount"),
        new Shipping(row.getLong("shipping"), row.getLong("shipping_discount"), List.of()),
        List.of(),
        List.of());
  }

  private List<Tax> shippingTaxes(String orderId) {
    return select(
            "select name, amount from shop_shipping_tax where tenant = :tenant and order_id = :id"
                + " order by tax_number",
            orderId)
        .query((row, number) -> tax(row))
        .list();
  }

  private List<OrderLine> lines(String orderId) {
    Map<String, List<Tax>> taxes =
        select(
                "select * from shop_line_tax where tenant = :tenant and order_id = :id"
                    + " order by line_id, tax_number",
                orderId)
            .query((row, number) -> new LineTax(row.getString("line_id"), tax(row)))
            .list()
            .stream()
            .collect(groupingBy(LineTax::lineId, mapping(LineTax::tax, toList())));
    return select(
            "select * from shop_line where tenant = :tenant and order_id = :id"
                + " order by line_number",
            orderId)
        .query((row, number) -> line(row, taxes))
        .list();
  }

  private static OrderLine line(ResultSet row, Map<String, List<Tax>> taxes) throws SQLException {
    String id = row.getString("id");
    String tags = row.getString("tags");
    return new OrderLine(
        id,
        row.getString("product_id"),
        row.getString("product_name"),
        row.getString("sku"),
        row.getString("category"),
        tags.isEmpty() ? List.of() : List.of(tags.split(",", -1)),
        row.getInt("quantity"),
        row.getLong("subtotal"),
        row.getLong("discount"),
        taxes.getOrDefault(id, List.of()),
        row.getBoolean("shipped"));
  }

  private List<OrderPayment> paid(String orderId) {
    return select(
            "select id, type, brand, last4, captured from shop_payment"
                + " where tenant = :tenant and order_id = :id order by payment_number",
            orderId)
        .query((row, number) -> payment(row))
        .list();
  }

  private static OrderPayment payment(ResultSet row) throws SQLException {
    return new OrderPayment(
        row.getString("id"),
        row.getString("type"),
        row.getString("brand"),
        row.getString("last4"),
        row.getLong("captured"));
  }

  private static Tax tax(ResultSet row) throws SQLException {
    return new Tax(row.getString("name"), row.getLong("amount"));
  }
}
