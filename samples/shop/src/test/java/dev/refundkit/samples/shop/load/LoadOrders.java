package dev.refundkit.samples.shop.load;

import dev.refundkit.samples.shop.orders.Customer;
import dev.refundkit.samples.shop.orders.Customers;
import dev.refundkit.samples.shop.orders.NewOrders;
import dev.refundkit.samples.shop.orders.Order;
import dev.refundkit.samples.shop.orders.OrderLine;
import dev.refundkit.samples.shop.orders.OrderPayment;
import dev.refundkit.samples.shop.orders.Shipping;
import dev.refundkit.samples.shop.orders.Stock;
import dev.refundkit.samples.shop.orders.Tax;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders to be fought for, and orders of one caller's own. */
final class LoadOrders {

  static final String PRODUCT = "prod_load";
  static final String LINE = "li_1";
  static final long ON_THE_SHELF = 1_000;

  private static final int UNIT = 1_000;
  private static final int UNIT_TAX = 80;

  /** Not many, so that most calls meet others. */
  private static final int SHARED = 4;

  private static final int SHARED_UNITS = 300;
  private static final int OWN = 4;
  private static final int OWN_UNITS = 8;

  /** An order and its payments. */
  record Placed(String id, List<String> payments) {}

  private final NewOrders orders;
  private final Customers customers;
  private final Stock stock;

  LoadOrders(JdbcClient jdbc, String tenant) {
    orders = new NewOrders(jdbc, tenant);
    customers = new Customers(jdbc, tenant);
    stock = new Stock(jdbc, tenant);
  }

  /** Orders of nobody, each with three payments that together are worth it. */
  List<Placed> shared() {
    stock.add(PRODUCT, ON_THE_SHELF);
    return IntStream.range(0, SHARED)
        .mapToObj(i -> place("order_shared_" + i, null, SHARED_UNITS, 3))
        .toList();
  }

  /** Orders of one customer. */
  List<Placed> own(int caller) {
    String customer = "cust_load_" + caller;
    customers.add(new Customer(customer, customer + "@example.com", null));
    return IntStream.range(0, OWN)
        .mapToObj(i -> place("order_" + caller + "_" + i, customer, OWN_UNITS, 2))
        .toList();
  }

  private Placed place(String id, @Nullable String customer, int units, int payments) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    long worth = (long) units * (UNIT + UNIT_TAX);
    List<OrderPayment> made = new ArrayList<>();
    for (int i = 0; i < payments; i++) {
      made.add(
          new OrderPayment("pay_" + i + "_of_" + id, "card", "visa", "4242", worth / payments));
    }
    orders.add(
        new Order(
            id,
            customer,
            "USD",
            now.minus(Duration.ofDays(6)),
            now.minus(Duration.ofDays(4)),
            false,
            0,
            new Shipping(0, 0, List.of()),
            List.of(
                new OrderLine(
                    LINE,
                    PRODUCT,
                    "Cup",
                    null,
                    "home",
                    List.of(),
                    units,
                    (long) units * UNIT,
                    0,
                    List.of(new Tax("tax", (long) units * UNIT_TAX)),
                    true)),
            made));
    return new Placed(id, made.stream().map(OrderPayment::id).toList());
  }
}
