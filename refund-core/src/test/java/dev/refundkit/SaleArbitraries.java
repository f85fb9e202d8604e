package dev.refundkit;

import dev.refundkit.money.Split;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.TaxPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random sales. A unit that is worth anything is worth a few minor units more than it has taxes, so
 * that an inclusive price always holds its tax; sales of dust have tests of their own.
 */
public final class SaleArbitraries {

  private static final List<String> TAXES = List.of(TaxPart.SINGLE, "county", "city");

  private record DraftLine(int quantity, long subtotal, long discount, List<Integer> taxPermille) {}

  private record DraftShipping(long subtotal, long discount, int taxPermille) {}

  private SaleArbitraries() {}

  /** Sales whose payments hold exactly what the sale costs. */
  public static Arbitrary<Sale> paidInFull() {
    return sales(Arbitraries.just(0));
  }

  /** Sales whose payments hold less than the sale costs. */
  public static Arbitrary<Sale> underpaid() {
    return sales(Arbitraries.integers().between(-600, -1));
  }

  /**
   * Sales whose payments hold more than the sale costs: tips, rounding of cash, later price cuts.
   */
  public static Arbitrary<Sale> overpaid() {
    return sales(Arbitraries.integers().between(1, 400));
  }

  private static Arbitrary<Sale> sales(Arbitrary<Integer> captureSurplusPermille) {
    return Combinators.combine(
            lines(),
            shipping(),
            Arbitraries.of(false, true),
            Arbitraries.integers().between(0, 300),
            Arbitraries.integers().between(1, 9).list().ofMinSize(1).ofMaxSize(3),
            captureSurplusPermille)
        .as(SaleArbitraries::sale);
  }

  private static Arbitrary<List<DraftLine>> lines() {
    Arbitrary<Long> unitPrice =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(0L)), Tuple.of(9, Arbitraries.longs().between(40, 9_999)));
    return Combinators.combine(
            Arbitraries.integers().between(1, 6),
            unitPrice,
            Arbitraries.longs().between(0, 5),
            Arbitraries.integers().between(0, 500),
            Arbitraries.integers().between(0, 80).list().ofMaxSize(3))
        .as(SaleArbitraries::line)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static DraftLine line(
      int quantity, long unitPrice, long oddCents, int discountPermille, List<Integer> taxes) {
    long subtotal = unitPrice == 0 ? 0 : quantity * unitPrice + oddCents;
    return new DraftLine(quantity, subtotal, subtotal * discountPermille / 1000, taxes);
  }

  private static Arbitrary<DraftShipping> shipping() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 2_000),
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(0, 250))
        .as((subtotal, off, tax) -> new DraftShipping(subtotal, subtotal * off / 1000, tax));
  }

  private static Sale sale(
      List<DraftLine> lines,
      DraftShipping shipping,
      boolean inclusive,
      int discountPermille,
      List<Integer> payments,
      int surplusPermille) {
    SaleFixture fixture = SaleFixture.usd().pricesIncludeTax(inclusive);
    long[] own = lines.stream().mapToLong(line -> line.subtotal() - line.discount()).toArray();
    long discount = Arrays.stream(own).sum() * discountPermille / 1000;
    long[] shares = Split.largestRemainder(discount, own);
    fixture.orderDiscount(discount);
    for (int i = 0; i < lines.size(); i++) {
      DraftLine line = lines.get(i);
      List<TaxPart> taxes = taxes(own[i] - shares[i], line.taxPermille());
      fixture.line("L" + (i + 1), line.quantity(), line.subtotal(), line.discount(), taxes);
    }
    List<TaxPart> shippingTax =
        taxes(shipping.subtotal() - shipping.discount(), List.of(shipping.taxPermille()));
    fixture.shipping(shipping.subtotal(), shipping.discount(), shippingTax);
    return withPayments(fixture, payments, surplusPermille);
  }

  private static List<TaxPart> taxes(long base, List<Integer> permille) {
    List<TaxPart> taxes = new ArrayList<>();
    for (int i = 0; i < permille.size(); i++) {
      taxes.add(new TaxPart(TAXES.get(i), base * permille.get(i) / 1000));
    }
    return taxes;
  }

  private static Sale withPayments(SaleFixture fixture, List<Integer> weights, int permille) {
    long total = SaleFixture.totalOf(fixture.build());
    long surplus = permille == 0 ? 0 : total * permille / 1000 + Integer.signum(permille);
    long captured = Math.max(0, total + surplus);
    long[] shares =
        Split.largestRemainder(captured, weights.stream().mapToLong(Integer::longValue).toArray());
    for (int i = 0; i < shares.length; i++) {
      String type = i % 2 == 0 ? "card" : "gift_card";
      fixture.payment(Payment.captured("p" + (i + 1), type, shares[i]));
    }
    return fixture.build();
  }
}
