package dev.refundkit.testkit.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a refund is to give, or holds or has given: money by slot, units by line and position (from
 * 0), and fees. Never changed.
 */
public final class Holding {

  private final Map<Slot, Long> amounts;
  private final Map<String, SortedSet<Integer>> units;
  private final long feeKept;
  private final long feeReturned;

  Holding(
      Map<Slot, Long> amounts,
      Map<String, SortedSet<Integer>> units,
      long feeKept,
      long feeReturned) {
    this.amounts = new LinkedHashMap<>(amounts);
    this.units = new LinkedHashMap<>(units);
    this.feeKept = feeKept;
    this.feeReturned = feeReturned;
  }

  static Holding nothing() {
    return new Holding(Map.of(), Map.of(), 0, 0);
  }

  Map<Slot, Long> amounts() {
    return amounts;
  }

  Map<String, SortedSet<Integer>> allUnits() {
    return units;
  }

  /** Ids of the lines that stand in it, with money or units. */
  public Set<String> lines() {
    Set<String> lines = new LinkedHashSet<>();
    for (Slot slot : amounts.keySet()) {
      if (!slot.line().isEmpty()) {
        lines.add(slot.line());
      }
    }
    lines.addAll(units.keySet());
    return lines;
  }

  /** The units of a line by position, from 0. */
  public SortedSet<Integer> units(String line) {
    return units.getOrDefault(line, new TreeSet<>());
  }

  public long value(String line) {
    return amounts.getOrDefault(Slot.value(line), 0L);
  }

  /** All that a line gives. */
  long ofLine(String line) {
    return value(line) + taxes(line).stream().mapToLong(Long::longValue).sum();
  }

  /** The taxes of a line in the sale's order. */
  public List<Long> taxes(String line) {
    List<Long> taxes = new ArrayList<>();
    amounts.forEach(
        (slot, amount) -> {
          if (slot.is(Slot.Kind.TAX) && slot.line().equals(line)) {
            taxes.add(amount);
          }
        });
    return taxes;
  }

  /** The shipping itself, without what is taken of the order as a whole. */
  public long shippingValue() {
    return sum(Slot.Kind.SHIPPING);
  }

  public List<Long> shippingTaxes() {
    List<Long> taxes = new ArrayList<>();
    amounts.forEach(
        (slot, amount) -> {
          if (slot.is(Slot.Kind.SHIPPING_TAX)) {
            taxes.add(amount);
          }
        });
    return taxes;
  }

  /** Value taken of the order as a whole (M5). */
  public long wholeValue() {
    return sum(Slot.Kind.WHOLE_VALUE);
  }

  /** Shipping taken of the order as a whole (M5). */
  public long wholeShipping() {
    return sum(Slot.Kind.WHOLE_SHIPPING);
  }

  /** Taxes taken of the order as a whole (M5), by name. */
  public Map<String, Long> wholeTaxes() {
    Map<String, Long> taxes = new LinkedHashMap<>();
    amounts.forEach(
        (slot, amount) -> {
          if (slot.is(Slot.Kind.WHOLE_TAX)) {
            taxes.put(slot.taxName(), amount);
          }
        });
    return taxes;
  }

  /** Goodwill, surplus and fees given back: all that raises the adjustment. */
  public long given() {
    return sum(Slot.Kind.GIVEN);
  }

  /** The fee that lowers the adjustment. */
  public long feeKept() {
    return feeKept;
  }

  /** As much of what is given as gives back fees that earlier refunds kept (M14). */
  public long feeReturned() {
    return feeReturned;
  }

  public long subtotal() {
    return sum(Slot.Kind.VALUE, Slot.Kind.WHOLE_VALUE);
  }

  public long tax() {
    return sum(Slot.Kind.TAX, Slot.Kind.SHIPPING_TAX, Slot.Kind.WHOLE_TAX);
  }

  public long shipping() {
    return sum(Slot.Kind.SHIPPING, Slot.Kind.WHOLE_SHIPPING);
  }

  public long adjustment() {
    return given() - feeKept;
  }

  /** Always true 4: subtotal + tax + shipping + adjustment. */
  public long total() {
    return subtotal() + tax() + shipping() + adjustment();
  }

  private long sum(Slot.Kind... kinds) {
    long sum = 0;
    for (Map.Entry<Slot, Long> entry : amounts.entrySet()) {
      if (entry.getKey().is(kinds)) {
        sum += entry.getValue();
      }
    }
    return sum;
  }

  /** This with so much less, taken off all components by largest remainder (L5). The fee stays. */
  Holding lessBy(long off) {
    Map<Slot, Long> less = lowered(amounts, off);
    long given = less.getOrDefault(Slot.GIVEN, 0L);
    return new Holding(less, units, feeKept, Math.min(feeReturned, given));
  }

  Holding keeping(long fee) {
    return new Holding(amounts, units, fee, feeReturned);
  }

  Holding withUnits(Map<String, SortedSet<Integer>> others) {
    return new Holding(amounts, others, feeKept, feeReturned);
  }

  Holding withFeeReturned(long returned) {
    return new Holding(amounts, units, feeKept, returned);
  }

  /** The amounts with a shortfall spread over them by largest remainder. */
  static Map<Slot, Long> lowered(Map<Slot, Long> amounts, long shortfall) {
    List<Long> off = Splitting.largestRemainder(shortfall, new ArrayList<>(amounts.values()));
    Map<Slot, Long> less = new LinkedHashMap<>();
    int i = 0;
    for (Map.Entry<Slot, Long> entry : amounts.entrySet()) {
      less.put(entry.getKey(), entry.getValue() - off.get(i++));
    }
    return less;
  }

  @Override
  public String toString() {
    return amounts + ", units " + units + ", kept " + feeKept + ", fee given back " + feeReturned;
  }
}
