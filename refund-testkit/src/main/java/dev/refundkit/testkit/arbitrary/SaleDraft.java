package dev.refundkit.testkit.arbitrary;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.testkit.story.ScriptedHost;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The figures of a random sale before they are made to fit each other. It computes by itself and
 * not by the library's splits, so that an error there can't make the sales wrong as well.
 *
 * @param discountPermille the order's discount, of what it may take
 * @param surplusPermille what the payments hold beyond the costs
 * @param scale all amounts are so many times larger
 */
record SaleDraft(
    IsoCurrency currency,
    List<Line> lines,
    Charge shipping,
    List<Tender> tenders,
    boolean inclusive,
    int discountPermille,
    int surplusPermille,
    long scale) {

  /** The scale of everyday amounts. */
  static final long AS_IT_IS = 1;

  /** The scale at which a sale comes near the largest {@code long}. */
  static final long TO_THE_EDGE = 0;

  /** Taxes and a surplus may make of a price three times as much. */
  private static final long ROOM = 3;

  private static final List<String> TAXES = List.of(TaxPart.SINGLE, "county", "city");

  record Line(
      int quantity,
      long unitPrice,
      long oddUnits,
      int discountPermille,
      List<Integer> taxPermille,
      String category,
      Set<String> tags,
      boolean shipped) {

    long subtotal() {
      return unitPrice == 0 ? 0 : quantity * unitPrice + oddUnits;
    }
  }

  record Charge(long subtotal, int discountPermille, List<Integer> taxPermille) {}

  record Tender(int weight, String type) {}

  Sale sale() {
    long factor = factor();
    List<Long> subtotals = lines.stream().map(line -> line.subtotal() * factor).toList();
    List<Long> nets = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      nets.add(subtotals.get(i) - part(subtotals.get(i), lines.get(i).discountPermille()));
    }
    long sum = nets.stream().mapToLong(Long::longValue).sum();
    long discount = part(sum, discountPermille);
    List<SaleLine> sold = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      long most = sum == 0 ? 0 : scaledUp(discount, nets.get(i), sum);
      sold.add(
          line(
              i,
              subtotals.get(i),
              nets.get(i),
              taxes(nets.get(i) - most, lines.get(i).taxPermille())));
    }
    ShippingCharge charge = charge(shipping.subtotal() * factor);
    long costs = sum - discount + charge.subtotal() - charge.discount();
    if (!inclusive) {
      costs += charge.taxes().stream().mapToLong(TaxPart::amount).sum();
      costs += sold.stream().flatMap(l -> l.taxes().stream()).mapToLong(TaxPart::amount).sum();
    }
    return sale(sold, discount, charge, payments(costs));
  }

  private long factor() {
    if (scale != TO_THE_EDGE) {
      return scale;
    }
    long sum = shipping.subtotal() + lines.stream().mapToLong(Line::subtotal).sum();
    return Long.MAX_VALUE / ROOM / Math.max(1, sum);
  }

  private SaleLine line(int index, long subtotal, long net, List<TaxPart> taxes) {
    Line line = lines.get(index);
    String number = Integer.toString(index + 1);
    return new SaleLine(
        "line_" + number,
        "product_" + number,
        "Article " + number,
        null,
        line.category(),
        line.tags(),
        line.quantity(),
        subtotal,
        subtotal - net,
        taxes,
        line.shipped());
  }

  private ShippingCharge charge(long subtotal) {
    long discount = part(subtotal, shipping.discountPermille());
    return new ShippingCharge(
        subtotal, discount, taxes(subtotal - discount, shipping.taxPermille()));
  }

  private static List<TaxPart> taxes(long net, List<Integer> permille) {
    List<TaxPart> taxes = new ArrayList<>();
    for (int i = 0; i < permille.size(); i++) {
      taxes.add(new TaxPart(TAXES.get(i), part(net, permille.get(i))));
    }
    return taxes;
  }

  /** The first payment has what the others leave, so that a sale shrinks to one payment. */
  private List<Payment> payments(long costs) {
    long surplus = surplusPermille == 0 ? 0 : part(costs, Math.abs(surplusPermille)) + 1;
    long captured = Math.max(0, surplusPermille < 0 ? costs - surplus : costs + surplus);
    long weights = tenders.stream().mapToLong(Tender::weight).sum();
    List<Payment> payments = new ArrayList<>();
    long open = captured;
    for (int i = tenders.size() - 1; i >= 0; i--) {
      boolean first = i == 0;
      long share =
          first ? open : weights == 0 ? 0 : scaledDown(captured, tenders.get(i).weight(), weights);
      payments.add(0, Payment.captured("pay_" + (i + 1), tenders.get(i).type(), share));
      open -= share;
    }
    return payments;
  }

  private Sale sale(
      List<SaleLine> sold, long discount, ShippingCharge charge, List<Payment> payments) {
    boolean delivered = sold.stream().allMatch(SaleLine::shipped);
    Instant placed = ScriptedHost.START.minus(Duration.ofDays(10));
    return new Sale(
        "order_1",
        "customer_1",
        currency,
        placed,
        delivered ? placed.plus(Duration.ofDays(4)) : null,
        inclusive,
        discount,
        sold,
        charge,
        payments);
  }

  private static long part(long whole, int permille) {
    return scaledDown(whole, permille, 1000);
  }

  private static long scaledDown(long amount, long part, long whole) {
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(part))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }

  private static long scaledUp(long amount, long part, long whole) {
    BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part));
    return product
        .add(BigInteger.valueOf(whole - 1))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }
}
