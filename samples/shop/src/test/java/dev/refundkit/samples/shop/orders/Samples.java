package dev.refundkit.samples.shop.orders;

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

  private static OrderLine line(String id, List<String> tags, List<Tax> taxes) {
    return new OrderLine(
        id, "prod_" + id, "Product " + id, "sku", "home", tags, 3, 1_000, 200, taxes, true);
  }

  public static OrderPayment paid(String id, long captured) {
    return new OrderPayment(id, "card", "visa", "4242", captured);
  }
}
