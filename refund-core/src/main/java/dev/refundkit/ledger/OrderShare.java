package dev.refundkit.ledger;

import dev.refundkit.money.Split;
import java.util.Arrays;
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

  /**
   * M5: an amount over value, tax and shipping by these, and the tax over the taxes by name; what
   * exceeds them is not part of it. What is below 0 here, as late payments may leave it, gets
   * nothing, and takes nothing from the other taxes.
   */
  public OrderShare spread(long amount) {
    Map<String, Long> names = new TreeMap<>(taxes);
    names.values().removeIf(tax -> tax <= 0);
    long[] left = names.values().stream().mapToLong(Long::longValue).toArray();
    long[] weights = {Math.max(0, value), Arrays.stream(left).sum(), Math.max(0, shipping)};
    long[] shares = Split.largestRemainder(Math.min(amount, Arrays.stream(weights).sum()), weights);
    long[] ofTaxes = Split.largestRemainder(shares[1], left);
    int i = 0;
    for (Map.Entry<String, Long> entry : names.entrySet()) {
      entry.setValue(ofTaxes[i++]);
    }
    return new OrderShare(shares[0], shares[2], names);
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
