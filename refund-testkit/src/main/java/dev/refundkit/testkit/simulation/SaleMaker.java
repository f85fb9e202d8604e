package dev.refundkit.testkit.simulation;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes small sales. */
final class SaleMaker {

  private static final List<IsoCurrency> CURRENCIES =
      List.of(IsoCurrency.of("USD"), IsoCurrency.of("JPY"), IsoCurrency.of("KWD"));

  private SaleMaker() {}

  /** A sale of one to three lines, paid with one or two payments. */
  static Sale sale(Choices choices, int number) {
    String id = "order" + number;
    IsoCurrency currency = choices.of(CURRENCIES);
    List<SaleLine> lines = new ArrayList<>();
    int count = 1 + choices.below(3);
    for (int i = 1; i <= count; i++) {
      lines.add(line(choices, "line" + i));
    }
    ShippingCharge shipping =
        choices.oneIn(2)
            ? new ShippingCharge(500, 0, List.of(new TaxPart("tax", 50)))
            : ShippingCharge.NONE;
    Sale unpaid = sale(id, currency, lines, shipping, List.of());
    long total = total(unpaid);
    return sale(id, currency, lines, shipping, payments(choices, number, total));
  }

  private static SaleLine line(Choices choices, String id) {
    int quantity = choices.of(2, 3, 1, 4);
    long subtotal = (long) quantity * choices.of(1000, 2999, 999, 20_000);
    long discount = choices.oneIn(4) ? subtotal / 7 : 0;
    List<TaxPart> taxes =
        switch (choices.below(3)) {
          case 1 -> List.of(new TaxPart("tax", subtotal / 10));
          case 2 -> List.of(new TaxPart("state", subtotal / 13), new TaxPart("city", 1));
          default -> List.of();
        };
    boolean shipped = !choices.oneIn(5);
    return new SaleLine(
        id,
        "p-" + id,
        id,
        null,
        SaleLine.OTHER,
        Set.of(),
        quantity,
        subtotal,
        discount,
        taxes,
        shipped);
  }

  private static List<Payment> payments(Choices choices, int number, long total) {
    if (choices.oneIn(2) && total > 1) {
      long part = Math.max(1, total * choices.of(50, 10, 75) / 100);
      return List.of(
          Payment.captured("card" + number, "card", total - part),
          Payment.captured("gift" + number, "gift_card", part));
    }
    return List.of(Payment.captured("card" + number, "card", total));
  }

  private static long total(Sale sale) {
    SaleWorth worth = SaleWorth.of(sale);
    long total = worth.shipping().total();
    for (int i = 0; i < sale.lines().size(); i++) {
      total += worth.line(i).total();
    }
    return total;
  }

  private static Sale sale(
      String id,
      IsoCurrency currency,
      List<SaleLine> lines,
      ShippingCharge shipping,
      List<Payment> payments) {
    return new Sale(
        id,
        "customer",
        currency,
        SimulatedClock.START.minus(Duration.ofDays(5)),
        SimulatedClock.START.minus(Duration.ofDays(2)),
        false,
        0,
        lines,
        shipping,
        payments);
  }
}
