package dev.refundkit.quote;

import dev.refundkit.ledger.OrderShare;
import dev.refundkit.money.Split;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.sale.Worth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    List<String> names =
        parts.stream()
            .flatMap(part -> taxesOf(part).stream())
            .map(TaxPart::name)
            .distinct()
            .toList();
    names.forEach(name -> lowerTax(parts, within, name));
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
    Arrays.setAll(values, i -> parts.get(i).shipping() == shipping ? worths.get(i).value() : 0);
    long[] cut = cut(values, most);
    for (int i = 0; i < values.length; i++) {
      worths.set(i, worths.get(i).withValue(worths.get(i).value() - cut[i]));
    }
  }

  private void lowerTax(List<Part> parts, List<Worth> worths, String name) {
    int[] at = parts.stream().mapToInt(part -> indexOf(part, name)).toArray();
    long[] taxes = new long[at.length];
    Arrays.setAll(taxes, i -> at[i] < 0 ? 0 : worths.get(i).tax(at[i]));
    long[] cut = cut(taxes, left.tax(name));
    for (int i = 0; i < cut.length; i++) {
      if (cut[i] > 0) {
        long[] own = new long[worths.get(i).taxCount()];
        own[at[i]] = cut[i];
        worths.set(i, worths.get(i).minus(Worth.of(0, own)));
      }
    }
  }

  /** What must be cut of each figure so that together they stay within the most. */
  private static long[] cut(long[] figures, long most) {
    long over = Arrays.stream(figures).sum() - Math.max(0, most);
    return over <= 0 ? new long[figures.length] : Split.largestRemainder(over, figures);
  }

  private int indexOf(Part part, String taxName) {
    return taxesOf(part).stream().map(TaxPart::name).toList().indexOf(taxName);
  }

  private List<TaxPart> taxesOf(Part part) {
    return part.shipping() ? sale.shipping().taxes() : sale.lines().get(part.line()).taxes();
  }
}
