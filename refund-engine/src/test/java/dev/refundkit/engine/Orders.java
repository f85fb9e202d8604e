package dev.refundkit.engine;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.spi.Sales;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shop's order book. Every order sells two shoes (10000, tax 1000) and a mug (2000, tax 200)
 * and ships them for 500 (tax 50): 13750 in all. They differ in how they were paid and shipped.
 */
final class Orders implements Sales {

  static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

  /** Shipped, paid by one card {@code card}. */
  static final String PLAIN = "order_plain";

  /** Shipped, paid 8000 by {@code big_card} and 5750 by {@code gift}. */
  static final String TWO_PAYMENTS = "order_two_payments";

  /** Paid by {@code unshipped_card}; nothing has left the shop. */
  static final String UNSHIPPED = "order_unshipped";

  /** Only authorized, by {@code authorized_card}. */
  static final String UNPAID = "order_unpaid";

  /** In yen, paid by {@code yen_card}. */
  static final String YEN = "order_yen";

  static final long TOTAL = 13_750;

  private final Map<String, Sale> sales = new ConcurrentHashMap<>();

  /** Called with every order id that is looked up. */
  volatile Runnable onLookup = () -> {};

  Orders() {
    put(sale(PLAIN, "USD", true, card("card", TOTAL)));
    put(
        sale(
            TWO_PAYMENTS,
            "USD",
            true,
            card("big_card", 8_000),
            Payment.captured("gift", "gift_card", 5_750)));
    put(sale(UNSHIPPED, "USD", false, card("unshipped_card", TOTAL)));
    put(
        sale(
            UNPAID,
            "USD",
            true,
            new Payment(
                "authorized_card", "card", null, null, Payment.Status.AUTHORIZED, TOTAL, 0, 0)));
    put(sale(YEN, "JPY", true, card("yen_card", TOTAL)));
  }

  static Payment card(String id, long captured) {
    return new Payment(id, "card", "visa", "4242", Payment.Status.CAPTURED, captured, 0, 0);
  }

  static Sale sale(String id, String currency, boolean shipped, Payment... payments) {
    return new Sale(
        id,
        "cust_1",
        IsoCurrency.of(currency),
        NOW.minus(Duration.ofDays(10)),
        shipped ? NOW.minus(Duration.ofDays(5)) : null,
        false,
        0,
        List.of(line("shoes", 2, 10_000, 1_000, shipped), line("mug", 1, 2_000, 200, shipped)),
        new ShippingCharge(500, 0, List.of(new TaxPart(TaxPart.SINGLE, 50))),
        List.of(payments));
  }

  static SaleLine line(String id, int quantity, long subtotal, long tax, boolean shipped) {
    return new SaleLine(
        id,
        "prod_" + id,
        "A " + id,
        "sku_" + id,
        SaleLine.OTHER,
        Set.of(),
        quantity,
        subtotal,
        0,
        List.of(new TaxPart(TaxPart.SINGLE, tax)),
        shipped);
  }

  void put(Sale sale) {
    sales.put(sale.id(), sale);
  }

  void remove(String orderId) {
    sales.remove(orderId);
  }

  Set<String> ids() {
    return sales.keySet();
  }

  @Override
  public Optional<Sale> order(String orderId) {
    onLookup.run();
    return Optional.ofNullable(sales.get(orderId));
  }

  @Override
  public Optional<Sale> orderOfPayment(String paymentId) {
    onLookup.run();
    return sales.values().stream().filter(s -> s.payment(paymentId).isPresent()).findFirst();
  }
}
