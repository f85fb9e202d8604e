package dev.refundkit.money;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The two rules by which a whole is split so that its parts always add up to it. There is no other
 * rounding in the library.
 *
 * <p>All amounts are minor units, never negative; products are exact up to {@link Long#MAX_VALUE}
 * for every operand.
 */
public final class Split {

  private Split() {}

  /**
   * <b>Running total</b> (M1): what the first {@code k} of {@code n} units of {@code total} are
   * worth, {@code round half up(total*k/n)}. USD 1.00 over 3 units: 33, 67, 100.
   *
   * @throws IllegalArgumentException unless {@code 0 <= k <= n}, {@code n > 0} and {@code total >=
   *     0}
   */
  public static long runningTotal(long total, long k, long n) {
    if (total < 0 || k < 0 || n <= 0 || k > n) {
      throw new IllegalArgumentException("running total of " + total + " for " + k + " of " + n);
    }
    if (Math.multiplyHigh(total, k) == 0 && total * k >= 0) {
      long product = total * k;
      long rest = product % n;
      return product / n + (rest >= n - rest ? 1 : 0);
    }
    BigInteger[] parts =
        BigInteger.valueOf(total)
            .multiply(BigInteger.valueOf(k))
            .divideAndRemainder(BigInteger.valueOf(n));
    long rest = parts[1].longValueExact();
    return parts[0].longValueExact() + (rest >= n - rest ? 1 : 0);
  }

  /**
   * <b>Largest remainder</b>: spreads {@code amount} over the weights. Each share is the exact
   * share rounded down; what is left goes, one minor unit each, to the largest remainders, ties to
   * the earlier one. 100 over (1, 1, 1) is (34, 33, 33). A share never exceeds its weight while
   * {@code amount} does not exceed the sum of the weights; a weight of 0 gets nothing.
   *
   * @throws IllegalArgumentException if something is negative, or if there is an amount but no
   *     weight
   * @throws ArithmeticException if the weights' sum does not fit a {@code long}
   */
  public static long[] largestRemainder(long amount, long... weights) {
    long sum = 0;
    for (long weight : weights) {
      if (weight < 0) {
        throw new IllegalArgumentException("negative weight " + weight);
      }
      sum = Math.addExact(sum, weight);
    }
    if (amount < 0 || (amount > 0 && sum == 0)) {
      throw new IllegalArgumentException("cannot spread " + amount + " over weights of sum " + sum);
    }
    long[] shares = new long[weights.length];
    if (amount == 0) {
      return shares;
    }
    long[] remainders = new long[weights.length];
    long open = amount;
    for (int i = 0; i < weights.length; i++) {
      shareOf(amount, weights[i], sum, shares, remainders, i);
      open -= shares[i];
    }
    handOut(open, shares, remainders);
    return shares;
  }

  /**
   * A sum that stops at the edge of {@code long} instead of wrapping round; one of the two is not
   * negative.
   */
  public static long add(long a, long b) {
    return b > 0 && a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static void shareOf(
      long amount, long weight, long sum, long[] shares, long[] remainders, int i) {
    if (Math.multiplyHigh(amount, weight) == 0 && amount * weight >= 0) {
      shares[i] = amount * weight / sum;
      remainders[i] = amount * weight % sum;
    } else {
      BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weight));
      BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(sum));
      shares[i] = parts[0].longValueExact();
      remainders[i] = parts[1].longValueExact();
    }
  }

  /** One minor unit each to as many of the largest remainders as are open, ties to the earlier. */
  private static void handOut(long open, long[] shares, long[] remainders) {
    if (open == 0) {
      return;
    }
    long[] ascending = remainders.clone();
    Arrays.sort(ascending);
    long least = ascending[ascending.length - Math.toIntExact(open)];
    long equalToLeast = open;
    for (long remainder : remainders) {
      equalToLeast -= remainder > least ? 1 : 0;
    }
    for (int i = 0; i < shares.length; i++) {
      if (remainders[i] > least) {
        shares[i]++;
      } else if (remainders[i] == least && equalToLeast > 0) {
        shares[i]++;
        equalToLeast--;
      }
    }
  }
}
