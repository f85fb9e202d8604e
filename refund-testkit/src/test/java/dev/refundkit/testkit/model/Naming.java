package dev.refundkit.testkit.model;

import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the parts give if the client names amounts (M3, M4, M9 to M13). */
final class Naming {

  private final RequestedAmounts named;
  private final RefundType type;
  private final List<Part> parts;

  /** What each slot has left, and what the asked units carry of it; all, if no units are asked. */
  private final Map<Slot, Long> left;

  private final Map<Slot, Long> asked;

  /** What each slot gives; absent as long as it is not known. */
  private final Map<Slot, Long> given = new LinkedHashMap<>();

  private long surplus;

  Naming(RefundRequest request, List<Part> parts, Map<Slot, Long> asked, Map<Slot, Long> left) {
    this.named = request.amounts();
    this.type = request.type();
    this.parts = parts;
    this.asked = asked;
    this.left = left;
  }

  /** What a named total of a full refund gives beside all parts (M13). */
  long surplus() {
    return surplus;
  }

  Map<Slot, Long> amounts() {
    Long rest = named.total() == null ? null : rest();
    if (named.subtotal() != null) {
      share(named.subtotal(), slots(Slot.Kind.VALUE));
    }
    if (named.shipping() != null) {
      share(named.shipping(), slots(Slot.Kind.SHIPPING));
    }
    if (named.tax() != null) {
      spreadTax(named.tax());
    }
    if (rest != null) {
      spreadTotal(rest);
    } else {
      computeUnnamed();
    }
    Map<Slot, Long> amounts = new LinkedHashMap<>();
    left.keySet().forEach(slot -> amounts.put(slot, given.getOrDefault(slot, 0L)));
    return amounts;
  }

  /** What a named total leaves for what is not named. */
  private long rest() {
    BigInteger rest = big(named.total());
    rest = rest.subtract(big(named.subtotal())).subtract(big(named.tax()));
    rest = rest.subtract(big(named.shipping())).subtract(big(named.adjustment()));
    boolean allNamed = valueIsKnown() && shippingIsKnown() && named.tax() != null;
    if (rest.signum() < 0 || (allNamed && rest.signum() != 0)) {
      throw new Refused(RefusalCode.AMOUNTS_INCONSISTENT);
    }
    if (named.total() == 0 && named.adjustmentOrZero() != 0) {
      throw new Refused(RefusalCode.INVALID_REQUEST); // R1
    }
    return rest.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
  }

  private static BigInteger big(@Nullable Long amount) {
    return amount == null ? BigInteger.ZERO : BigInteger.valueOf(amount);
  }

  private boolean valueIsKnown() {
    return named.subtotal() != null || type == RefundType.SHIPPING || type == RefundType.TAX_ONLY;
  }

  /** Only full and shipping cover shipping that is not named. */
  private boolean shippingIsKnown() {
    return named.shipping() != null || (type != RefundType.FULL && type != RefundType.SHIPPING);
  }

  /** M11: over the parts by the tax that each has left, then over its taxes. */
  private void spreadTax(long tax) {
    List<List<Slot>> taxes =
        parts.stream().map(part -> part.slots().stream().filter(Slot::isTax).toList()).toList();
    List<Long> carried = taxes.stream().map(slots -> sum(slots, asked)).toList();
    List<Long> most = taxes.stream().map(slots -> sum(slots, left)).toList();
    List<Long> shares = tax == sum(carried) ? carried : byWeight(tax, most);
    for (int i = 0; i < shares.size(); i++) {
      within(shares.get(i), taxes.get(i));
    }
  }

  /** M4: a total over the parts first; then M3. */
  private void spreadTotal(long rest) {
    List<List<Slot>> open =
        parts.stream().map(part -> part.slots().stream().filter(this::isOpen).toList()).toList();
    List<Long> worth = open.stream().map(slots -> sum(slots, asked)).toList();
    List<Long> most = open.stream().map(slots -> sum(slots, left)).toList();
    long toSpread = takesSurplus() ? Math.min(rest, sum(most)) : rest;
    surplus = rest - toSpread;
    List<Long> shares = shares(toSpread, worth, most);
    for (int i = 0; i < shares.size(); i++) {
      valueAndTax(shares.get(i), open.get(i));
    }
  }

  private boolean isOpen(Slot slot) {
    if (slot.isTax()) {
      return named.tax() == null;
    }
    return slot.is(Slot.Kind.VALUE) ? named.subtotal() == null : named.shipping() == null;
  }

  private boolean takesSurplus() {
    return type == RefundType.FULL
        && named.subtotal() == null
        && named.tax() == null
        && named.shipping() == null;
  }

  /** M3: exactly what is asked is that; else by what value and tax have left. */
  private void valueAndTax(long share, List<Slot> slots) {
    if (share == sum(slots, asked)) {
      slots.forEach(slot -> given.put(slot, asked.get(slot)));
      return;
    }
    List<Slot> values = slots.stream().filter(slot -> !slot.isTax()).toList();
    List<Slot> taxes = slots.stream().filter(Slot::isTax).toList();
    List<Long> both = byWeight(share, List.of(sum(values, left), sum(taxes, left)));
    values.forEach(value -> given.put(value, both.get(0)));
    byLeft(both.get(1), taxes);
  }

  private void within(long share, List<Slot> slots) {
    if (share == sum(slots, asked)) {
      slots.forEach(slot -> given.put(slot, asked.get(slot)));
    } else {
      byLeft(share, slots);
    }
  }

  private void byLeft(long share, List<Slot> slots) {
    List<Long> shares = byWeight(share, slots.stream().map(left::get).toList());
    for (int i = 0; i < slots.size(); i++) {
      given.put(slots.get(i), shares.get(i));
    }
  }

  private void share(long amount, List<Slot> slots) {
    List<Long> shares =
        shares(
            amount,
            slots.stream().map(asked::get).toList(),
            slots.stream().map(left::get).toList());
    for (int i = 0; i < slots.size(); i++) {
      given.put(slots.get(i), shares.get(i));
    }
  }

  /** Up to what is asked by that; what exceeds it by what each has left beyond (M4). */
  private static List<Long> shares(long amount, List<Long> asked, List<Long> left) {
    if (amount <= sum(asked)) {
      return Splitting.largestRemainder(amount, asked);
    }
    List<Long> beyond = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      beyond.add(left.get(i) - asked.get(i));
    }
    List<Long> more = byWeight(amount - sum(asked), beyond);
    List<Long> shares = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      shares.add(asked.get(i) + more.get(i));
    }
    return shares;
  }

  private static List<Long> byWeight(long amount, List<Long> weights) {
    if (amount > sum(weights)) {
      throw new Refused(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
    }
    return Splitting.largestRemainder(amount, weights);
  }

  /** No total: units give what they are worth; a tax keeps the proportion of its value. */
  private void computeUnnamed() {
    for (Part part : parts) {
      Slot net = part.line() == null ? Slot.shipping() : Slot.value(part.line());
      boolean units = byUnits(part);
      if (units && part.slots().contains(net)) {
        given.putIfAbsent(net, asked.get(net));
      }
      for (Slot slot : part.slots()) {
        if (slot.isTax() && named.tax() == null) {
          given.put(slot, proportional(slot, net, units));
        }
      }
    }
  }

  /** Whether what the part gives can be computed: it asks for units, or for the whole part. */
  private boolean byUnits(Part part) {
    return part.line() == null
        || !part.units().isEmpty()
        || type == RefundType.FULL
        || type == RefundType.TAX_ONLY;
  }

  private long proportional(Slot tax, Slot net, boolean units) {
    long amount = given.getOrDefault(net, 0L);
    Map<Slot, Long> base = amount <= asked.getOrDefault(net, 0L) ? asked : left;
    long whole = base.getOrDefault(net, 0L);
    if (whole == 0) {
      return units ? base.get(tax) : 0;
    }
    return Splitting.runningTotal(base.get(tax), amount, whole);
  }

  private List<Slot> slots(Slot.Kind... kinds) {
    return left.keySet().stream().filter(slot -> slot.is(kinds)).toList();
  }

  private static long sum(List<Slot> slots, Map<Slot, Long> amounts) {
    return slots.stream().mapToLong(amounts::get).sum();
  }

  private static long sum(List<Long> amounts) {
    return amounts.stream().mapToLong(Long::longValue).sum();
  }
}
