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

/** What the parts give if the client names amounts (DESIGN, Money 4; M3, M4, M9 to M13). */
final class Naming {

  private final RequestedAmounts named;
  private final RefundType type;
  private final List<Part> parts;
  private final Map<Slot, Long> computed;
  private final Balances now;

  /** What each slot gives; null as long as it is not known. */
  private final Map<Slot, @Nullable Long> given = new LinkedHashMap<>();

  private long surplus;

  Naming(RefundRequest request, List<Part> parts, Map<Slot, Long> computed, Balances now) {
    this.named = request.amounts();
    this.type = request.type();
    this.parts = parts;
    this.computed = computed;
    this.now = now;
    computed.keySet().forEach(slot -> given.put(slot, null));
  }

  /** What a named total of a full refund gives beside all parts (M13). */
  long surplus() {
    return surplus;
  }

  Map<Slot, Long> amounts() {
    Long rest = named.total() == null ? null : rest();
    if (named.subtotal() != null) {
      spreadValue(named.subtotal());
    }
    if (named.shipping() != null) {
      spread(slots(Slot.Kind.SHIPPING), named.shipping());
    }
    if (named.tax() != null) {
      spread(slots(Slot.Kind.TAX, Slot.Kind.SHIPPING_TAX), named.tax()); // M11
    }
    if (rest != null) {
      giveRest(rest);
    } else {
      computeUnnamed();
    }
    Map<Slot, Long> amounts = new LinkedHashMap<>();
    given.forEach((slot, amount) -> amounts.put(slot, amount == null ? 0 : amount));
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
    if (rest.bitLength() > 63) {
      throw new Refused(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
    }
    return rest.longValue();
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

  /** The rest of a total goes to what is not named. */
  private void giveRest(long rest) {
    boolean onlyTax = valueIsKnown() && shippingIsKnown();
    boolean onlyValue = shippingIsKnown() && named.tax() != null;
    if (onlyTax && named.tax() != null) {
      return; // all named, and found to add up
    }
    if (onlyTax) {
      spread(slots(Slot.Kind.TAX, Slot.Kind.SHIPPING_TAX), rest); // M11
    } else if (onlyValue) {
      spreadValue(rest);
    } else {
      spreadTotal(rest);
    }
  }

  /** M4: over the parts by what the asked units are worth, or by what is left; then M3. */
  private void spreadTotal(long rest) {
    List<List<Slot>> open = new ArrayList<>();
    List<Long> asked = new ArrayList<>();
    List<Long> left = new ArrayList<>();
    for (Part part : parts) {
      List<Slot> slots = part.slots().stream().filter(slot -> given.get(slot) == null).toList();
      open.add(slots);
      left.add(slots.stream().mapToLong(now::left).sum());
      asked.add(
          part.units().isEmpty()
              ? slots.stream().mapToLong(now::left).sum()
              : slots.stream().mapToLong(slot -> computed.getOrDefault(slot, 0L)).sum());
    }
    long toSpread = rest;
    if (takesSurplus()) {
      toSpread = Math.min(rest, sum(asked));
      surplus = rest - toSpread;
    }
    List<Long> shares = shares(toSpread, asked, left);
    for (int i = 0; i < parts.size(); i++) {
      spreadWithin(parts.get(i), open.get(i), shares.get(i), asked.get(i));
    }
  }

  private boolean takesSurplus() {
    return type == RefundType.FULL
        && named.subtotal() == null
        && named.tax() == null
        && named.shipping() == null;
  }

  /** M3: what the asked units are worth is theirs; else by what each component has left. */
  private void spreadWithin(Part part, List<Slot> slots, long share, long asked) {
    if (!part.units().isEmpty() && share == asked) {
      slots.forEach(slot -> given.put(slot, computed.getOrDefault(slot, 0L)));
    } else {
      spread(slots, share);
    }
  }

  private void spreadValue(long value) {
    List<Slot> slots = slots(Slot.Kind.VALUE);
    List<Long> asked = new ArrayList<>();
    List<Long> left = new ArrayList<>();
    for (Slot slot : slots) {
      left.add(now.left(slot));
      asked.add(base(slot));
    }
    List<Long> shares = shares(value, asked, left);
    for (int i = 0; i < slots.size(); i++) {
      given.put(slots.get(i), shares.get(i));
    }
  }

  /** What a slot gives for the asked units, or has left if no units are asked. */
  private long base(Slot slot) {
    for (Part part : parts) {
      if (part.slots().contains(slot) && !part.units().isEmpty()) {
        return computed.getOrDefault(slot, 0L);
      }
    }
    return now.left(slot);
  }

  /** By what is asked, as long as that is enough; else by what is left. */
  private static List<Long> shares(long amount, List<Long> asked, List<Long> left) {
    return amount <= sum(asked) ? Splitting.largestRemainder(amount, asked) : byLeft(amount, left);
  }

  private static List<Long> byLeft(long amount, List<Long> left) {
    if (amount > sum(left)) {
      throw new Refused(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
    }
    return Splitting.largestRemainder(amount, left);
  }

  private void spread(List<Slot> slots, long amount) {
    List<Long> left = slots.stream().map(now::left).toList();
    List<Long> shares = byLeft(amount, left);
    for (int i = 0; i < slots.size(); i++) {
      given.put(slots.get(i), shares.get(i));
    }
  }

  /** No total: what is not named is computed; a tax follows its named value in proportion. */
  private void computeUnnamed() {
    for (Slot slot : computed.keySet()) {
      if (given.get(slot) == null && !slot.isTax()) {
        given.put(slot, computed.getOrDefault(slot, 0L));
      }
    }
    for (Slot slot : computed.keySet()) {
      if (given.get(slot) == null) {
        boolean ofLine = slot.is(Slot.Kind.TAX);
        boolean follows = ofLine ? named.subtotal() != null : named.shipping() != null;
        given.put(slot, follows ? proportional(slot) : computed.getOrDefault(slot, 0L));
      }
    }
  }

  private long proportional(Slot tax) {
    Slot net = tax.is(Slot.Kind.TAX) ? Slot.value(tax.line()) : Slot.shipping();
    Long amount = given.get(net);
    long whole = base(net);
    if (amount == null || whole == 0) {
      return computed.getOrDefault(tax, 0L);
    }
    // (2 * tax * amount + whole) / (2 * whole): half up
    long share = Splitting.runningTotal(base(tax), amount, whole);
    return Math.min(share, now.left(tax));
  }

  private List<Slot> slots(Slot.Kind... kinds) {
    return given.keySet().stream().filter(slot -> slot.is(kinds)).toList();
  }

  private static long sum(List<Long> amounts) {
    return amounts.stream().mapToLong(Long::longValue).sum();
  }
}
