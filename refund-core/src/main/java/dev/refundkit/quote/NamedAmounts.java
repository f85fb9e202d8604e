package dev.refundkit.quote;

import dev.refundkit.money.Split;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.sale.Worth;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Settles what each part gives when the caller names amounts. A named figure is spread over the
 * parts; a figure that is not named is the rest of the total where one is named, and computed where
 * none is.
 */
final class NamedAmounts {

  private final List<Part> parts;
  private final RequestedAmounts amounts;
  private final @Nullable Long subtotal;
  private final @Nullable Long tax;
  private final @Nullable Long shipping;
  private final boolean onlyTotal;
  private final List<Worth> given = new ArrayList<>();
  private long surplus;

  private NamedAmounts(RefundType type, List<Part> parts, RequestedAmounts amounts) {
    this.parts = parts;
    this.amounts = amounts;
    boolean noGoods = type == RefundType.SHIPPING || type == RefundType.TAX_ONLY;
    boolean shippingAsked = type == RefundType.SHIPPING || type == RefundType.FULL;
    this.subtotal = noGoods ? Long.valueOf(0) : amounts.subtotal();
    this.shipping =
        amounts.shipping() == null && !shippingAsked ? Long.valueOf(0) : amounts.shipping();
    this.tax = amounts.tax();
    this.onlyTotal = type == RefundType.FULL && subtotal == null && shipping == null && tax == null;
    parts.forEach(part -> given.add(part.nothing()));
  }

  /**
   * What each part gives, in the order of the parts; with the adjustment it is the named total,
   * where there is one. Only a {@code full} of which nothing but a total is named has a surplus
   * (M13).
   */
  static Answer<Given> settle(RefundType type, List<Part> parts, RequestedAmounts amounts) {
    return new NamedAmounts(type, parts, amounts).settle();
  }

  /**
   * Null if the named figures add up, and not to a fee that leaves nothing (R1); that does not
   * depend on what is left.
   */
  static @Nullable Refusal check(RefundType type, RequestedAmounts amounts) {
    Long total = amounts.total();
    if (total == null) {
      return null;
    }
    Refusal refusal = new NamedAmounts(type, List.of(), amounts).checkSum(total);
    return refusal == null && total == 0 && amounts.adjustmentOrZero() != 0
        ? Refusal.invalid("amounts.total", "must be more than 0 beside an adjustment")
        : refusal;
  }

  private Answer<Given> settle() {
    Refusal refusal = spreadSubtotal();
    if (refusal == null) {
      refusal = spreadShipping();
    }
    if (refusal == null) {
      refusal = spreadTax();
    }
    if (refusal == null && amounts.total() != null) {
      refusal = spreadRest(amounts.total());
    } else if (refusal == null) {
      computeRest();
    }
    return refusal == null ? Answer.of(Given.uncapped(given, surplus)) : Answer.refused(refusal);
  }

  private @Nullable Refusal checkSum(long total) {
    BigInteger named = BigInteger.valueOf(amounts.adjustmentOrZero());
    for (Long amount : Arrays.asList(subtotal, tax, shipping)) {
      named = amount == null ? named : named.add(BigInteger.valueOf(amount));
    }
    boolean open = subtotal == null || shipping == null || tax == null;
    int over = named.compareTo(BigInteger.valueOf(total));
    return over == 0 || (open && over < 0)
        ? null
        : Refusal.of(
            RefusalCode.AMOUNTS_INCONSISTENT,
            "amounts.total",
            "amounts.total is " + total + ", but the other amounts add up to " + named);
  }

  private @Nullable Refusal spreadSubtotal() {
    if (subtotal == null) {
      return null;
    }
    return spread(
            subtotal,
            p -> p.shipping() ? 0 : p.asked().value(),
            p -> p.shipping() ? 0 : p.left().value())
        ? null
        : Limit.tooMuch(
            "amounts.subtotal", subtotal, sum(p -> p.shipping() ? 0 : p.left().value()));
  }

  private @Nullable Refusal spreadShipping() {
    if (shipping == null) {
      return null;
    }
    return spread(
            shipping,
            p -> p.shipping() ? p.asked().value() : 0,
            p -> p.shipping() ? p.left().value() : 0)
        ? null
        : Limit.tooMuch(
            "amounts.shipping", shipping, sum(p -> p.shipping() ? p.left().value() : 0));
  }

  private boolean spread(long amount, ToLongFunction<Part> asked, ToLongFunction<Part> left) {
    if (amount == 0) {
      return true;
    }
    if (amount > sum(left)) {
      return false;
    }
    long[] shares =
        Spread.over(
            amount,
            parts.stream().mapToLong(asked).toArray(),
            parts.stream().mapToLong(left).toArray());
    for (int i = 0; i < shares.length; i++) {
      add(i, Worth.zero(given.get(i).taxCount()).withValue(shares[i]));
    }
    return true;
  }

  /**
   * One tax figure, over the parts by what is left of each, and then over each part's taxes (M11);
   * exactly what the asked units carry is theirs.
   */
  private @Nullable Refusal spreadTax() {
    if (tax == null) {
      return null;
    }
    long most = sum(p -> p.left().tax());
    if (tax > most) {
      return Limit.tooMuch("amounts.tax", tax, most);
    }
    boolean exactly = tax == sum(p -> p.asked().tax());
    long[] shares = parts.stream().mapToLong(p -> (exactly ? p.asked() : p.left()).tax()).toArray();
    long[] spread = exactly ? shares : Split.largestRemainder(tax, shares);
    for (int i = 0; i < spread.length; i++) {
      add(i, Spread.taxWithin(spread[i], parts.get(i).asked(), parts.get(i).left()));
    }
    return null;
  }

  /**
   * What a total leaves for the figures that are not named: over the parts first (M4), then within
   * each (M3).
   */
  private @Nullable Refusal spreadRest(long total) {
    long named = Spread.sum(totals(given)) + amounts.adjustmentOrZero();
    long rest = named < 0 && total > Long.MAX_VALUE + named ? Long.MAX_VALUE : total - named;
    List<Worth> asked = parts.stream().map(p -> openOnly(p, p.asked())).toList();
    List<Worth> left = parts.stream().map(p -> openOnly(p, p.left())).toList();
    long most = Spread.sum(totals(left));
    if (rest > most && !onlyTotal) {
      return Limit.tooMuch("amounts.total", total, Math.max(0, named + most));
    }
    surplus = Math.max(0, rest - most);
    long[] shares = Spread.over(rest - surplus, totals(asked), totals(left));
    for (int i = 0; i < shares.length; i++) {
      add(i, Spread.within(shares[i], asked.get(i), left.get(i)));
    }
    return null;
  }

  private static long[] totals(List<Worth> worths) {
    long[] totals = new long[worths.size()];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = worths.get(i).total();
    }
    return totals;
  }

  private Worth openOnly(Part part, Worth worth) {
    boolean valueOpen = (part.shipping() ? shipping : subtotal) == null;
    Worth taxes = tax == null ? worth : Worth.zero(worth.taxCount());
    return taxes.withValue(valueOpen ? worth.value() : 0);
  }

  /**
   * No total is named: values are what the units are worth, and each tax keeps the proportion of
   * its value.
   */
  private void computeRest() {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean valueOpen = (part.shipping() ? shipping : subtotal) == null;
      if (valueOpen && part.byUnits()) {
        add(i, Worth.zero(part.asked().taxCount()).withValue(part.asked().value()));
      }
      if (tax == null) {
        add(i, proportionalTax(part, given.get(i).value()));
      }
    }
  }

  private static Worth proportionalTax(Part part, long value) {
    Worth base = value <= part.asked().value() ? part.asked() : part.left();
    if (base.value() == 0) {
      return part.byUnits() ? base.withValue(0) : part.nothing();
    }
    long[] taxes = base.taxes();
    for (int i = 0; i < taxes.length; i++) {
      taxes[i] = Split.runningTotal(taxes[i], value, base.value());
    }
    return Worth.of(0, taxes);
  }

  private void add(int index, Worth more) {
    given.set(index, given.get(index).plus(more));
  }

  private long sum(ToLongFunction<Part> figure) {
    long sum = 0;
    for (Part part : parts) {
      sum += figure.applyAsLong(part);
    }
    return sum;
  }
}
