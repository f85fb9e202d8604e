package dev.refundkit.quote;

import dev.refundkit.money.Split;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.sale.Worth;
import java.util.ArrayList;
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
  private final List<Worth> given = new ArrayList<>();

  private NamedAmounts(RefundType type, List<Part> parts, RequestedAmounts amounts) {
    this.parts = parts;
    this.amounts = amounts;
    boolean noGoods = type == RefundType.SHIPPING || type == RefundType.TAX_ONLY;
    boolean shippingAsked = type == RefundType.SHIPPING || type == RefundType.FULL;
    this.subtotal = noGoods ? Long.valueOf(0) : amounts.subtotal();
    this.shipping =
        amounts.shipping() == null && !shippingAsked ? Long.valueOf(0) : amounts.shipping();
    this.tax = amounts.tax();
    parts.forEach(part -> given.add(part.nothing()));
  }

  /**
   * What each part gives, in the order of the parts; their sum and the adjustment are the named
   * total, where there is one.
   */
  static Answer<List<Worth>> settle(RefundType type, List<Part> parts, RequestedAmounts amounts) {
    return new NamedAmounts(type, parts, amounts).settle();
  }

  private Answer<List<Worth>> settle() {
    Refusal refusal = spreadSubtotal();
    if (refusal == null) {
      refusal = spreadShipping();
    }
    if (refusal == null) {
      refusal = spreadTax();
    }
    if (refusal == null) {
      refusal = amounts.total() == null ? computeRest() : spreadRest(amounts.total());
    }
    return refusal == null ? Answer.of(given) : Answer.refused(refusal);
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

  /** One tax figure, over the parts and then over each part's taxes (M11). */
  private @Nullable Refusal spreadTax() {
    if (tax == null) {
      return null;
    }
    long most = sum(p -> p.left().tax());
    if (tax > most) {
      return Limit.tooMuch("amounts.tax", tax, most);
    }
    long[] asked = parts.stream().mapToLong(p -> p.asked().tax()).toArray();
    long[] shares =
        Spread.over(tax, asked, parts.stream().mapToLong(p -> p.left().tax()).toArray());
    for (int i = 0; i < shares.length; i++) {
      add(i, Spread.taxWithin(shares[i], parts.get(i).asked(), parts.get(i).left()));
    }
    return null;
  }

  /**
   * What a total leaves for the figures that are not named: over the parts first (M4), then within
   * each (M3).
   */
  private @Nullable Refusal spreadRest(long total) {
    long named = given.stream().mapToLong(Worth::total).sum() + amounts.adjustmentOrZero();
    long rest = named < 0 && total > Long.MAX_VALUE + named ? Long.MAX_VALUE : total - named;
    boolean open = subtotal == null || shipping == null || tax == null;
    if (rest < 0 || (rest > 0 && !open)) {
      return Refusal.of(
          RefusalCode.AMOUNTS_INCONSISTENT,
          "amounts.total",
          "amounts.total is " + total + ", but the other amounts add up to " + named);
    }
    List<Worth> asked = parts.stream().map(p -> openOnly(p, p.asked())).toList();
    List<Worth> left = parts.stream().map(p -> openOnly(p, p.left())).toList();
    long most = left.stream().mapToLong(Worth::total).sum();
    if (rest > most) {
      return Limit.tooMuch("amounts.total", total, named + most);
    }
    long[] shares =
        Spread.over(
            rest,
            asked.stream().mapToLong(Worth::total).toArray(),
            left.stream().mapToLong(Worth::total).toArray());
    for (int i = 0; i < shares.length; i++) {
      add(i, Spread.within(shares[i], asked.get(i), left.get(i)));
    }
    return null;
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
  private @Nullable Refusal computeRest() {
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
    return null;
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
    return parts.stream().mapToLong(figure).sum();
  }
}
