package dev.refundkit.testkit.arbitrary;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.testkit.story.ScriptedHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Sales at the edges, by hand: each is paid exactly, by one card unless it says otherwise. */
final class EdgeSales {

  private static final IsoCurrency USD = IsoCurrency.of("USD");
  private static final List<TaxPart> NO_TAX = List.of();

  private EdgeSales() {}

  static Arbitrary<Sale> any() {
    return Arbitraries.of(all());
  }

  static List<Sale> all() {
    return List.of(
        sale(USD, false, List.of(line(1, 1, 1, 0, NO_TAX)), 1),
        sale(USD, false, List.of(line(1, 3, 1000, 0, tax(99))), 1099),
        sale(USD, true, List.of(line(1, 3, 1000, 0, tax(167))), 1000),
        sale(IsoCurrency.of("KWD"), false, List.of(line(1, 7, 10_001, 1, tax(1))), 5000, 5001),
        sale(IsoCurrency.of("JPY"), true, List.of(line(1, 2, 333, 0, tax(30))), 333),
        sale(USD, false, List.of(line(1, 2, 999, 999, NO_TAX), line(2, 1, 1, 0, NO_TAX)), 1),
        sale(USD, true, List.of(line(1, 5, 3, 0, taxes(1, 1))), 3),
        sale(USD, false, List.of(line(1, 3, 100, 0, taxes(1, 2, 4))), 107),
        sale(USD, false, manyLines(), 4_900, 0, 1),
        sale(USD, false, List.of(line(1, 2, Long.MAX_VALUE, 0, NO_TAX)), Long.MAX_VALUE),
        sale(
            USD,
            true,
            List.of(line(1, 3, Long.MAX_VALUE - 1, 0, tax(Long.MAX_VALUE / 3))),
            Long.MAX_VALUE / 2,
            Long.MAX_VALUE / 2));
  }

  private static List<SaleLine> manyLines() {
    List<SaleLine> lines = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      lines.add(line(i, 1, 50, i % 100 == 0 ? 49 : i % 2, NO_TAX));
    }
    return lines;
  }

  private static SaleLine line(
      int number, int quantity, long subtotal, long discount, List<TaxPart> taxes) {
    return new SaleLine(
        "line_" + number,
        "product_" + number,
        "Article " + number,
        null,
        SaleLine.OTHER,
        Set.of(),
        quantity,
        subtotal,
        discount,
        taxes,
        true);
  }

  private static List<TaxPart> tax(long amount) {
    return List.of(new TaxPart(TaxPart.SINGLE, amount));
  }

  private static List<TaxPart> taxes(long... amounts) {
    List<TaxPart> taxes = new ArrayList<>();
    for (long amount : amounts) {
      taxes.add(new TaxPart("tax_" + (taxes.size() + 1), amount));
    }
    return taxes;
  }

  private static Sale sale(
      IsoCurrency currency, boolean inclusive, List<SaleLine> lines, long... captures) {
    List<Payment> payments = new ArrayList<>();
    for (long captured : captures) {
      payments.add(Payment.captured("pay_" + (payments.size() + 1), "card", captured));
    }
    return new Sale(
        "order_1",
        "customer_1",
        currency,
        ScriptedHost.START.minus(Duration.ofDays(10)),
        ScriptedHost.START.minus(Duration.ofDays(6)),
        inclusive,
        0,
        lines,
        ShippingCharge.NONE,
        payments);
  }
}
