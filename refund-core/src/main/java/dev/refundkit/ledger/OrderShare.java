package dev.refundkit.ledger;

import java.util.Map;
import java.util.TreeMap;

/**
 * Amounts of a whole order that belong to no line: what payment refunds took of it (M5), or what is
 * left of its components. Minor units, net of tax.
 *
 * @param value of the goods
 * @param shipping of the shipping
 * @param taxes by the tax's name, over goods and shipping
 */
public record OrderShare(long value, long shipping, Map<String, Long> taxes) {

  public static final OrderShare NONE = new OrderShare(0, 0, Map.of());

  public OrderShare {
    taxes = Map.copyOf(taxes);
  }

  public long tax() {
    long sum = 0;
    for (long tax : taxes.values()) {
      sum += tax;
    }
    return sum;
  }

  public long tax(String name) {
    return taxes.getOrDefault(name, 0L);
  }

  public long total() {
    return value + shipping + tax();
  }

  public OrderShare plus(OrderShare other) {
    return merge(other, 1);
  }

  public OrderShare minus(OrderShare other) {
    return merge(other, -1);
  }

  private OrderShare merge(OrderShare other, int sign) {
    Map<String, Long> merged = new TreeMap<>(taxes);
    other.taxes.forEach((name, amount) -> merged.merge(name, sign * amount, Math::addExact));
    merged.values().removeIf(amount -> amount == 0);
    return new OrderShare(
        Math.addExact(value, sign * other.value),
        Math.addExact(shipping, sign * other.shipping),
        merged);
  }
}
