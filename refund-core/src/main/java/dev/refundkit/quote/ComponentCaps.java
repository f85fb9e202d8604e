package dev.refundkit.quote;

import dev.refundkit.ledger.OrderShare;
import dev.refundkit.money.Split;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.sale.Worth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps parts within what the order has left of its subtotal, its shipping and each tax, which
 * payment refunds lower (M5).
 */
final class ComponentCaps {

  private final Sale sale;
  private final OrderShare left;

  ComponentCaps(Sale sale, OrderShare left) {
    this.sale = sale;
    this.left = left;
  }

  /**
   * The worths of the parts, lowered by largest remainder where together they exceed a component.
   */
  List<Worth> lower(List<Part> parts, List<Worth> worths) {
    List<Worth> within = new ArrayList<>(worths);
    lowerValues(parts, within, false, left.value());
    lowerValues(parts, within, true, left.shipping());
    for (String name : taxNames(parts)) {
      lowerTax(parts, within, name);
    }
    return within;
  }

  /** The same parts with less left, and so less to ask for. */
  List<Part> lowered(List<Part> parts) {
    List<Worth> within = lower(parts, parts.stream().map(Part::left).toList());
    List<Part> lowered = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Worth most = within.get(i);
      lowered.add(
          new Part(part.line(), part.units(), most, part.asked().atMost(most), part.byUnits()));
    }
    return lowered;
  }

  private static void lowerValues(
      List<Part> parts, List<Worth> worths, boolean shipping, long most) {
    long[] values = new long[worths.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).shipping() == shipping ? worths.get(i).value() : 0;
    }
    long over = Spread.sum(values) - Math.max(0, most);
    if (over <= 0) {
      return;
    }
    long[] cut = Split.largestRemainder(over, values);
    for (int i = 0; i < cut.length; i++) {
      if (cut[i] > 0) {
        worths.set(i, worths.get(i).withValue(values[i] - cut[i]));
      }
    }
  }

  private void lowerTax(List<Part> parts, List<Worth> worths, String name) {
    int[] at = new int[parts.size()];
    long[] taxes = new long[at.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = indexOf(parts.get(i), name);
      taxes[i] = at[i] < 0 ? 0 : worths.get(i).tax(at[i]);
    }
    long over = Spread.sum(taxes) - Math.max(0, left.tax(name));
    if (over <= 0) {
      return;
    }
    long[] cut = Split.largestRemainder(over, taxes);
    for (int i = 0; i < cut.length; i++) {
      if (cut[i] > 0) {
        long[] own = new long[worths.get(i).taxCount()];
        own[at[i]] = cut[i];
        worths.set(i, worths.get(i).minus(Worth.of(0, own)));
      }
    }
  }

  private Set<String> taxNames(List<Part> parts) {
    Set<String> names = new LinkedHashSet<>();
    for (Part part : parts) {
      for (TaxPart tax : taxesOf(part)) {
        names.add(tax.name());
      }
    }
    return names;
  }

  private int indexOf(Part part, String taxName) {
    List<TaxPart> taxes = taxesOf(part);
    for (int i = 0; i < taxes.size(); i++) {
      if (taxes.get(i).name().equals(taxName)) {
        return i;
      }
    }
    return -1;
  }

  private List<TaxPart> taxesOf(Part part) {
    return part.shipping() ? sale.shipping().taxes() : sale.lines().get(part.line()).taxes();
  }
}
