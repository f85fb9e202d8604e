package dev.refundkit;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Builds sales for tests: as short as the shop's receipt. Without a payment, one card pays the
 * whole.
 */
public final class SaleFixture {

  public static final String ORDER = "order_1";
  public static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

  private final IsoCurrency currency;
  private final List<SaleLine> lines = new ArrayList<>();
  private final List<Payment> payments = new ArrayList<>();
  private boolean inclusive;
  private long discount;
  private ShippingCharge shipping = ShippingCharge.NONE;

  private SaleFixture(String currency) {
    this.currency = IsoCurrency.of(currency);
  }

  public static SaleFixture usd() {
    return new SaleFixture("USD");
  }

  public static SaleFixture in(String currency) {
    return new SaleFixture(currency);
  }

  public SaleFixture pricesIncludeTax(boolean value) {
    inclusive = value;
    return this;
  }

  public SaleFixture pricesIncludeTax() {
    return pricesIncludeTax(true);
  }

  public SaleFixture orderDiscount(long amount) {
    discount = amount;
    return this;
  }

  public SaleFixture line(String id, int quantity, long subtotal, long tax) {
    return line(id, quantity, subtotal, 0, tax);
  }

  public SaleFixture line(String id, int quantity, long subtotal, long lineDiscount, long tax) {
    return line(id, quantity, subtotal, lineDiscount, taxes(tax));
  }

  public SaleFixture line(
      String id, int quantity, long subtotal, long lineDiscount, List<TaxPart> taxes) {
    lines.add(
        new SaleLine(
            id,
            "prod_" + id,
            "Article " + id,
            null,
            SaleLine.OTHER,
            Set.of(),
            quantity,
            subtotal,
            lineDiscount,
            taxes,
            true));
    return this;
  }

  public SaleFixture shipping(long subtotal, long tax) {
    return shipping(subtotal, 0, taxes(tax));
  }

  public SaleFixture shipping(long subtotal, long shippingDiscount, List<TaxPart> taxes) {
    shipping = new ShippingCharge(subtotal, shippingDiscount, taxes);
    return this;
  }

  public SaleFixture card(String id, long captured) {
    return payment(Payment.captured(id, "card", captured));
  }

  public SaleFixture giftCard(String id, long captured) {
    return payment(Payment.captured(id, "gift_card", captured));
  }

  public SaleFixture payment(Payment payment) {
    payments.add(payment);
    return this;
  }

  public Sale build() {
    List<Payment> paid = payments.isEmpty() ? List.of(paidInFull()) : payments;
    return sale(paid);
  }

  /** A desk that refunds this sale, original payments first. */
  public RefundDesk desk() {
    return new RefundDesk(build());
  }

  /** What the sale costs with everything. */
  public static long totalOf(Sale sale) {
    SaleWorth worth = SaleWorth.of(sale);
    long total = worth.shipping().total();
    for (int i = 0; i < sale.lines().size(); i++) {
      total += worth.line(i).total();
    }
    return total;
  }

  public static List<TaxPart> taxes(long... amounts) {
    String[] names = {TaxPart.SINGLE, "county", "city"};
    List<TaxPart> taxes = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      taxes.add(new TaxPart(names[i], amounts[i]));
    }
    return taxes;
  }

  private Payment paidInFull() {
    return Payment.captured("p1", "card", totalOf(sale(List.of())));
  }

  private Sale sale(List<Payment> paid) {
    Instant placed = NOW.minusSeconds(864_000);
    return new Sale(
        ORDER, "cust_1", currency, placed, NOW, inclusive, discount, lines, shipping, paid);
  }
}
