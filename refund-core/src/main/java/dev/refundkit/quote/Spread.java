package dev.refundkit.quote;

import dev.refundkit.money.Split;
import dev.refundkit.sale.Worth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spreads figures over the parts of a request, each within what the part has left. */
final class Spread {

  private Spread() {}

  /**
   * An amount over parts: up to what each asks for by largest remainder of that; what exceeds it by
   * what each has left beyond. The caller has checked that it does not exceed what is left.
   */
  static long[] over(long amount, long[] asked, long[] left) {
    long sum = sum(asked);
    if (amount <= sum) {
      return Split.largestRemainder(amount, asked);
    }
    long[] beyond = new long[left.length];
    Arrays.setAll(beyond, i -> left[i] - asked[i]);
    long[] more = Split.largestRemainder(amount - sum, beyond);
    long[] shares = new long[left.length];
    Arrays.setAll(shares, i -> asked[i] + more[i]);
    return shares;
  }

  /**
   * A total over net value and taxes of one part, by what is left of each (M3); exactly what the
   * asked units are worth is theirs.
   */
  static Worth within(long total, Worth asked, Worth left) {
    return total == asked.total() ? asked : left.spread(total);
  }

  /**
   * A tax figure over the taxes of one part, by what is left of each (M11); exactly what the asked
   * units carry is theirs.
   */
  static Worth taxWithin(long tax, Worth asked, Worth left) {
    return tax == asked.tax()
        ? asked.withValue(0)
        : Worth.of(0, Split.largestRemainder(tax, left.taxes()));
  }

  /**
   * The worths lowered so that they add up to {@code missing} less, spread over every value and tax
   * (M13, M6).
   */
  static List<Worth> lowered(List<Worth> worths, long missing) {
    long[] flat = flat(worths);
    long[] cut = Split.largestRemainder(missing, flat);
    List<Worth> lower = new ArrayList<>();
    int at = 0;
    for (Worth worth : worths) {
      long value = flat[at] - cut[at++];
      long[] taxes = new long[worth.taxCount()];
      for (int i = 0; i < taxes.length; i++) {
        taxes[i] = flat[at] - cut[at++];
      }
      lower.add(Worth.of(value, taxes));
    }
    return lower;
  }

  static long sum(List<Worth> worths) {
    long sum = 0;
    for (Worth worth : worths) {
      sum += worth.total();
    }
    return sum;
  }

  static long sum(long[] figures) {
    long sum = 0;
    for (long figure : figures) {
      sum += figure;
    }
    return sum;
  }

  private static long[] flat(List<Worth> worths) {
    int count = 0;
    for (Worth worth : worths) {
      count += 1 + worth.taxCount();
    }
    long[] flat = new long[count];
    int at = 0;
    for (Worth worth : worths) {
      flat[at++] = worth.value();
      for (int i = 0; i < worth.taxCount(); i++) {
        flat[at++] = worth.tax(i);
      }
    }
    return flat;
  }
}
