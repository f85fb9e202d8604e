package dev.refundkit.proofs.kills;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.spi.Sales;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Orders that follow from their ids, so that every process sees the same ones. */
final class Orders implements Sales {

  static final int COUNT = 1000;
  static final String LINE = "line-1";

  private static final int UNITS = 12;
  private static final String PREFIX = "order-";
  private static final Instant PLACED = Instant.parse("2026-01-05T10:00:00Z");

  static String id(int number) {
    return PREFIX + number;
  }

  /** The first payment of an order. */
  static String payment(int number) {
    return id(number) + "-p1";
  }

  @Override
  public Optional<Sale> order(String orderId) {
    return orderId.matches(PREFIX + "\\d{1,6}") ? Optional.of(sale(orderId)) : Optional.empty();
  }

  @Override
  public Optional<Sale> orderOfPayment(String paymentId) {
    int end = paymentId.lastIndexOf("-p");
    return end < 0 ? Optional.empty() : order(paymentId.substring(0, end));
  }

  /** Twelve units of 10.00 and 1.00 tax; every other order was paid with a card and a gift card. */
  private static Sale sale(String id) {
    boolean two = (id.charAt(id.length() - 1) - '0') % 2 == 1;
    long worth = UNITS * 1100L;
    List<Payment> payments =
        two
            ? List.of(
                Payment.captured(id + "-p1", "card", 5000),
                Payment.captured(id + "-p2", "gift_card", worth - 5000))
            : List.of(Payment.captured(id + "-p1", "card", worth));
    SaleLine line =
        new SaleLine(
            LINE,
            "product-1",
            "Mug",
            null,
            SaleLine.OTHER,
            Set.of(),
            UNITS,
            UNITS * 1000L,
            0,
            List.of(new TaxPart(TaxPart.SINGLE, UNITS * 100L)),
            true);
    return new Sale(
        id,
        "customer-" + id,
        IsoCurrency.of("USD"),
        PLACED,
        PLACED,
        false,
        0,
        List.of(line),
        ShippingCharge.NONE,
        payments);
  }
}
