package dev.refundkit.sale;

import dev.refundkit.money.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the parts of a sale are worth: each line, any units of a line, and the shipping. The order
 * discount is spread over the lines (M7), and where prices include tax the net is the stated amount
 * less the tax (M1).
 */
public final class SaleWorth {

  /** The stated amounts of one part, after discounts, with tax where prices include tax. */
  private static final class Stated {

    private final long amount;
    private final long[] taxes;
    private final boolean inclusive;
    private final Worth whole;

    Stated(long amount, long[] taxes, boolean inclusive) {
      this.amount = amount;
      this.taxes = taxes;
      this.inclusive = inclusive;
      this.whole = Worth.of(inclusive ? amount - sum(taxes) : amount, taxes);
    }

    Worth of(Units units, int quantity) {
      boolean dust = dust(quantity);
      long base = dust ? whole.value() : amount;
      long ofUnits = 0;
      long[] own = new long[taxes.length];
      for (Units.Range range : units.ranges()) {
        ofUnits += interval(base, range, quantity);
        for (int i = 0; i < taxes.length; i++) {
          own[i] += interval(taxes[i], range, quantity);
        }
      }
      return Worth.of(inclusive && !dust ? ofUnits - sum(own) : ofUnits, own);
    }

    /**
     * Whether an inclusive price is so small that the difference of its running totals could leave
     * a unit less than nothing: then the net has a running total of its own.
     */
    private boolean dust(int quantity) {
      return inclusive && whole.value() < (long) quantity * (taxes.length + 1);
    }

    private static long sum(long[] amounts) {
      return Arrays.stream(amounts).sum();
    }

    private static long interval(long total, Units.Range range, int quantity) {
      return Split.runningTotal(total, range.to(), quantity)
          - Split.runningTotal(total, range.from(), quantity);
    }
  }

  private final Sale sale;
  private final Map<String, Integer> index = new HashMap<>();
  private final List<Stated> lines;
  private final Stated shipping;

  private SaleWorth(Sale sale, List<Stated> lines, Stated shipping) {
    this.sale = sale;
    this.lines = lines;
    this.shipping = shipping;
    for (int i = 0; i < sale.lines().size(); i++) {
      index.put(sale.lines().get(i).id(), i);
    }
  }

  /**
   * What the parts of this sale are worth.
   *
   * @throws IllegalArgumentException if an inclusive tax is larger than the price that includes it
   */
  public static SaleWorth of(Sale sale) {
    long[] own =
        sale.lines().stream().mapToLong(line -> line.subtotal() - line.discount()).toArray();
    long[] discounts = Split.largestRemainder(sale.discount(), own);
    List<Stated> lines = new ArrayList<>();
    for (int i = 0; i < own.length; i++) {
      SaleLine line = sale.lines().get(i);
      lines.add(
          stated(
              "line " + line.id(), own[i] - discounts[i], line.taxes(), sale.pricesIncludeTax()));
    }
    ShippingCharge charge = sale.shipping();
    long amount = charge.subtotal() - charge.discount();
    return new SaleWorth(
        sale, lines, stated("shipping", amount, charge.taxes(), sale.pricesIncludeTax()));
  }

  private static Stated stated(String what, long amount, List<TaxPart> taxes, boolean inclusive) {
    long[] amounts = taxes.stream().mapToLong(TaxPart::amount).toArray();
    Stated stated = new Stated(amount, amounts, inclusive);
    if (inclusive && stated.whole.value() < 0) {
      throw new IllegalArgumentException(
          what + ": its tax is larger than its price of " + amount + ", which includes it");
    }
    return stated;
  }

  /**
   * Where the line of this id stands in the sale.
   *
   * @throws IllegalArgumentException if the sale has no such line
   */
  public int indexOf(String lineId) {
    Integer found = index.get(lineId);
    if (found == null) {
      throw new IllegalArgumentException("no line " + lineId + " in sale " + sale.id());
    }
    return found;
  }

  public boolean hasLine(String lineId) {
    return index.containsKey(lineId);
  }

  /** The whole line. */
  public Worth line(int index) {
    return lines.get(index).whole;
  }

  /** Some units of a line: the sum of their own intervals of the running totals (M2). */
  public Worth units(int index, Units units) {
    return lines.get(index).of(units, sale.lines().get(index).quantity());
  }

  public Worth shipping() {
    return shipping.whole;
  }
}
