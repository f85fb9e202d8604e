package dev.refundkit.quote;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineBalance;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.OrderShare;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sale has left to give back: line by line, component by component and payment by payment.
 * Minor units.
 */
public final class Remaining {

  private final Sale sale;
  private final SaleWorth worth;
  private final Ledger ledger;
  private final List<Worth> lines;
  private final Worth shipping;
  private final OrderShare order;

  private Remaining(Sale sale, SaleWorth worth, Ledger ledger) {
    this.sale = sale;
    this.worth = worth;
    this.ledger = ledger;
    this.lines = new ArrayList<>();
    long value = 0;
    Map<String, Long> taxes = new TreeMap<>();
    for (int i = 0; i < sale.lines().size(); i++) {
      SaleLine line = sale.lines().get(i);
      LineBalance balance = ledger.lines().get(line.id());
      Worth left = balance == null ? worth.line(i) : worth.line(i).minus(balance.given());
      lines.add(left);
      value += left.value();
      addTaxes(taxes, line.taxes(), left);
    }
    shipping = worth.shipping().minus(ledger.shipping());
    addTaxes(taxes, sale.shipping().taxes(), shipping);
    order = new OrderShare(value, shipping.value(), taxes).minus(ledger.unallocated());
  }

  public static Remaining of(Sale sale, SaleWorth worth, Ledger ledger) {
    return new Remaining(sale, worth, ledger);
  }

  private static void addTaxes(Map<String, Long> sums, List<TaxPart> names, Worth left) {
    for (int i = 0; i < names.size(); i++) {
      sums.merge(names.get(i).name(), left.tax(i), Math::addExact);
    }
  }

  boolean hasLine(String lineId) {
    return worth.hasLine(lineId);
  }

  int indexOf(String lineId) {
    return worth.indexOf(lineId);
  }

  /** Value and taxes that the line has left; payment refunds do not lower it (M5). */
  public Worth line(int index) {
    return lines.get(index);
  }

  /** Units of the line that are not returned yet. */
  public int units(int index) {
    SaleLine line = sale.lines().get(index);
    return line.quantity() - taken(line.id()).count();
  }

  /** The first {@code count} units that are left of the line. */
  Units firstUnits(int index, int count) {
    SaleLine line = sale.lines().get(index);
    return taken(line.id()).firstFree(count, line.quantity());
  }

  /** What these units are worth, capped by what the line has left (M2). */
  Worth unitsWorth(int index, Units units) {
    return worth.units(index, units);
  }

  private Units taken(String lineId) {
    LineBalance balance = ledger.lines().get(lineId);
    return balance == null ? Units.NONE : balance.taken();
  }

  public Worth shipping() {
    return shipping;
  }

  /** What the order as a whole has left of each component, after payment refunds. */
  public OrderShare order() {
    return order;
  }

  /** What a line, or the shipping for {@link Part#SHIPPING}, has left. */
  Worth left(int line) {
    return line == Part.SHIPPING ? shipping : line(line);
  }

  /** Fees that only a request that names them gives back (M14). */
  public long feesKept() {
    return ledger.feesKept();
  }

  /**
   * Whether a refund that released some of what it had taken can take it again (L5): its units are
   * free and its amounts fit what lines, shipping and components have left. The payments' room is
   * another question.
   */
  public boolean covers(Allocation accepted, Allocation held) {
    Map<String, Long> taxes = new TreeMap<>();
    for (int i = 0; i < accepted.lines().size(); i++) {
      LineShare wanted = accepted.lines().get(i);
      if (!statesStill(wanted)) {
        return false;
      }
      int index = worth.indexOf(wanted.lineId());
      Worth more = wanted.worth().minus(held.lines().get(i).worth());
      Units units = wanted.units().minus(held.lines().get(i).units());
      boolean unitsFree = units.minus(taken(wanted.lineId())).equals(units);
      if (!unitsFree || !more.atMost(line(index)).equals(more)) {
        return false;
      }
      addTaxes(taxes, sale.lines().get(index).taxes(), more);
    }
    Worth moreShipping = accepted.shipping().minus(held.shipping());
    if (!moreShipping.isZero() && moreShipping.taxCount() != shipping.taxCount()) {
      return false;
    }
    if (!moreShipping.isZero()) {
      addTaxes(taxes, sale.shipping().taxes(), moreShipping);
    }
    OrderShare unallocated = accepted.unallocated().minus(held.unallocated());
    unallocated.taxes().forEach((name, tax) -> taxes.merge(name, tax, Math::addExact));
    return (moreShipping.isZero() || moreShipping.atMost(shipping).equals(moreShipping))
        && accepted.subtotal() - held.subtotal() <= order.value()
        && accepted.shippingValue() - held.shippingValue() <= order.shipping()
        && taxes.entrySet().stream().allMatch(tax -> tax.getValue() <= order.tax(tax.getKey()));
  }

  private boolean statesStill(LineShare share) {
    if (!worth.hasLine(share.lineId())) {
      return false;
    }
    int sold = sale.lines().get(worth.indexOf(share.lineId())).quantity();
    return share.units().ranges().stream().allMatch(range -> range.to() <= sold)
        && worth.line(worth.indexOf(share.lineId())).taxCount() == share.worth().taxCount();
  }
}
