package dev.refundkit.testkit.model;

import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.TaxPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lines, units and shipping of a sale are worth (M1, M7, M8). */
final class ModelSale {

  private final Sale sale;

  /** What each slot is worth, in the sale's order: lines, then shipping. */
  private final Map<Slot, Long> worth = new LinkedHashMap<>();

  /** What each line costs after all discounts, as stated: with tax where prices include it. */
  private final Map<String, Long> stated = new LinkedHashMap<>();

  ModelSale(Sale sale) {
    this.sale = sale;
    List<Long> orderDiscounts = orderDiscounts();
    for (int i = 0; i < sale.lines().size(); i++) {
      SaleLine line = sale.lines().get(i);
      long price = line.subtotal() - line.discount() - orderDiscounts.get(i);
      stated.put(line.id(), price);
      worth.put(Slot.value(line.id()), net(price, line.taxes()));
      for (int tax = 0; tax < line.taxes().size(); tax++) {
        TaxPart part = line.taxes().get(tax);
        worth.put(Slot.tax(line.id(), tax, part.name()), part.amount());
      }
    }
    long shipping = sale.shipping().subtotal() - sale.shipping().discount();
    worth.put(Slot.shipping(), net(shipping, sale.shipping().taxes()));
    for (int tax = 0; tax < sale.shipping().taxes().size(); tax++) {
      TaxPart part = sale.shipping().taxes().get(tax);
      worth.put(Slot.shippingTax(tax, part.name()), part.amount());
    }
  }

  /** M7: largest remainder on subtotal less the line's own discount. */
  private List<Long> orderDiscounts() {
    List<Long> weights = new ArrayList<>();
    for (SaleLine line : sale.lines()) {
      weights.add(line.subtotal() - line.discount());
    }
    return Splitting.largestRemainder(sale.discount(), weights);
  }

  /** M8: where prices include tax, the net is what the taxes leave. */
  private long net(long price, List<TaxPart> taxes) {
    long net = price;
    if (sale.pricesIncludeTax()) {
      for (TaxPart tax : taxes) {
        net -= tax.amount();
      }
    }
    if (net < 0) {
      throw new IllegalArgumentException("taxes " + taxes + " are larger than the price " + price);
    }
    return net;
  }

  Sale sale() {
    return sale;
  }

  /** All slots of lines and shipping, in the sale's order. */
  List<Slot> slots() {
    return List.copyOf(worth.keySet());
  }

  List<Slot> slotsOfLine(String line) {
    return slots().stream().filter(slot -> slot.line().equals(line)).toList();
  }

  List<Slot> slotsOfShipping() {
    return slots().stream()
        .filter(slot -> slot.is(Slot.Kind.SHIPPING, Slot.Kind.SHIPPING_TAX))
        .toList();
  }

  /** The components of the order as a whole: value, shipping, then taxes as they first appear. */
  List<String> components() {
    List<String> components = new ArrayList<>(List.of(Slot.VALUE, Slot.SHIPPING));
    for (Slot slot : slots()) {
      if (!components.contains(slot.component())) {
        components.add(slot.component());
      }
    }
    return components;
  }

  boolean costsNothing() {
    return worth.values().stream().allMatch(amount -> amount == 0);
  }

  long worth(Slot slot) {
    return worth.getOrDefault(slot, 0L);
  }

  /** What one unit of a line is worth: its own interval of the running total (M1, M2). */
  long unitWorth(Slot slot, int unit) {
    SaleLine line = sale.line(slot.line()).orElseThrow();
    int quantity = line.quantity();
    boolean fromGross = slot.is(Slot.Kind.VALUE) && sale.pricesIncludeTax() && !dust(line);
    if (!fromGross) {
      return interval(worth(slot), unit, quantity);
    }
    long net = interval(stated.getOrDefault(line.id(), 0L), unit, quantity);
    for (TaxPart tax : line.taxes()) {
      net -= interval(tax.amount(), unit, quantity);
    }
    return net;
  }

  /**
   * The documented exception: so little net that differences of running totals could go below 0.
   */
  private boolean dust(SaleLine line) {
    long bound = (long) line.quantity() * (line.taxes().size() + 1);
    return worth(Slot.value(line.id())) < bound;
  }

  private static long interval(long total, int unit, int quantity) {
    return Splitting.runningTotal(total, unit + 1, quantity)
        - Splitting.runningTotal(total, unit, quantity);
  }
}
