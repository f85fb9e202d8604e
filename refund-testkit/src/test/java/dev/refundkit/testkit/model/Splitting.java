package dev.refundkit.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The two ways of sharing, and no other (docs/rules-of-refunding.md). */
final class Splitting {

  private Splitting() {}

  /** What the first k of n units of something worth the total are worth: T*k/n, half up. */
  static long runningTotal(long total, long k, long n) {
    // half up: (2*T*k + n) / (2*n), rounded down; nothing here is negative
    BigInteger twice =
        BigInteger.valueOf(total).multiply(BigInteger.valueOf(k)).multiply(BigInteger.TWO);
    BigInteger whole = BigInteger.valueOf(n);
    return twice.add(whole).divide(whole.multiply(BigInteger.TWO)).longValueExact();
  }

  /**
   * Each gets its exact share rounded down; the units that are left go to the largest remainders,
   * and of equal ones to the earlier.
   */
  static List<Long> largestRemainder(long amount, List<Long> weights) {
    BigInteger sum = BigInteger.ZERO;
    for (long weight : weights) {
      sum = sum.add(BigInteger.valueOf(weight));
    }
    List<Long> shares = new ArrayList<>();
    List<BigInteger> remainders = new ArrayList<>();
    long open = amount;
    for (long weight : weights) {
      if (sum.signum() == 0) {
        shares.add(0L);
        remainders.add(BigInteger.ZERO);
        continue;
      }
      BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weight));
      long share = product.divide(sum).longValueExact();
      shares.add(share);
      remainders.add(product.mod(sum));
      open -= share;
    }
    if (sum.signum() == 0 && amount != 0) {
      throw new IllegalArgumentException(amount + " cannot be spread over nothing");
    }
    while (open > 0) {
      int largest = 0;
      for (int i = 1; i < remainders.size(); i++) {
        if (remainders.get(i).compareTo(remainders.get(largest)) > 0) {
          largest = i;
        }
      }
      shares.set(largest, shares.get(largest) + 1);
      remainders.set(largest, BigInteger.valueOf(-1)); // each gets at most one of them
      open--;
    }
    return shares;
  }
}
