package dev.refundkit.samples.shop.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders for tests. */
public final class Samples {

  public static final Instant NOW = Instant.parse("2024-01-20T13:30:00Z");

  private Samples() {}

  /** An order of two lines with everything that an order may have. */
  public static Order order(
      String id, String currency, @Nullable String customerId, List<OrderPayment> payments) {
    return new Order(
        id,
        customerId,
        currency,
        NOW.minusSeconds(900_000),
        NOW.minusSeconds(300_000),
        true,
        50,
        new Shipping(700, 100, List.of(new Tax("state", 40), new Tax("city", 6))),
        List.of(
            line(
                "z",
                List.of("final_sale", "bulky"),
                List.of(new Tax("state", 90), new Tax("a", 7))),
            line("a", List.of(), List.of())),
        payments);
  }

  /** An order that came lately, of one line and one payment of the same amount. */
  public static Order recent(
      String id, String currency, @Nullable String customerId, OrderPayment payment) {
    OrderLine line =
        new OrderLine(
            "li_1",
            "prod_kettle",
            "Kettle",
            null,
            "home",
            List.of(),
            1,
            payment.captured(),
            0,
            List.of(),
            true);
    Instant now = Instant.now();
    return new Order(
        id,
        customerId,
        currency,
        now.minus(Duration.ofDays(5)),
        now.minus(Duration.ofDays(3)),
        false,
        0,
        new Shipping(0, 0, List.of()),
        List.of(line),
        List.of(payment));
  }

  private static OrderLine line(String id, List<String> tags, List<Tax> taxes) {
    return new OrderLine(
        id, "prod_" + id, "Product " + id, "sku", "home", tags, 3, 1_000, 200, taxes, true);
  }

  public static OrderPayment paid(String id, long captured) {
    return new OrderPayment(id, "card", "visa", "4242", captured);
  }
}
