package dev.refundkit.testkit.faults;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.money.Split;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Worth;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import javax.money.MonetaryAmount;
import org.javamoney.moneta.Money;

/** Wrong ways to do what the library does right. Public, as the library's own classes call them. */
public final class Wrong {

  private Wrong() {}

  /** What k of n units are worth, rounded as the mode says and not half up. */
  public static long rounded(long total, long k, long n, RoundingMode mode) {
    return new BigDecimal(BigInteger.valueOf(total).multiply(BigInteger.valueOf(k)))
        .divide(BigDecimal.valueOf(n), 0, mode)
        .longValueExact();
  }

  /** What k of n units are worth, in arithmetic that wraps round. */
  public static long wrapping(long total, long k, long n) {
    return (total * k + n / 2) / n;
  }

  /** Shares rounded down; what is left is lost. */
  public static long[] losing(long amount, long... weights) {
    BigInteger sum = BigInteger.valueOf(Math.max(1, Arrays.stream(weights).sum()));
    return Arrays.stream(weights)
        .map(
            w -> BigInteger.valueOf(amount).multiply(BigInteger.valueOf(w)).divide(sum).longValue())
        .toArray();
  }

  /** Shares rounded down; all that is left goes to the last that has any weight. */
  public static long[] leftToTheLast(long amount, long... weights) {
    long[] shares = losing(amount, weights);
    for (int i = weights.length - 1; i >= 0; i--) {
      if (weights[i] > 0) {
        shares[i] += amount - Arrays.stream(shares).sum();
        return shares;
      }
    }
    return shares;
  }

  /** The right shares for the weights read backwards: ties go to the later one. */
  public static long[] tiesToTheLater(long amount, long... weights) {
    return reversed(Split.largestRemainder(amount, reversed(weights)));
  }

  private static long[] reversed(long[] values) {
    long[] reversed = new long[values.length];
    Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
    return reversed;
  }

  /** As much as fits the first, then the next. */
  public static long[] greedy(long amount, long... weights) {
    long[] shares = new long[weights.length];
    long open = amount;
    for (int i = 0; i < weights.length; i++) {
      shares[i] = Math.min(open, weights[i]);
      open -= shares[i];
    }
    return shares;
  }

  /** Tax by its rate on the refunded value, rounded once a refund. */
  public static Worth taxByRate(SaleWorth worth, int line, Worth units) {
    Worth whole = worth.line(line);
    if (whole.value() == 0) {
      return units;
    }
    long[] taxes = new long[units.taxCount()];
    Arrays.setAll(
        taxes, i -> rounded(whole.tax(i), units.value(), whole.value(), RoundingMode.HALF_UP));
    return Worth.of(units.value(), taxes);
  }

  /** All tax under the first name. */
  public static Worth taxLumped(Worth units) {
    if (units.taxCount() == 0) {
      return units;
    }
    long[] taxes = new long[units.taxCount()];
    taxes[0] = units.tax();
    return Worth.of(units.value(), taxes);
  }

  /** Two decimals, whatever the currency. */
  public static MonetaryAmount twoDecimals(long minor, IsoCurrency currency) {
    return Money.of(BigDecimal.valueOf(minor, 2), currency.code());
  }

  /** A ledger in which nothing was reserved. */
  public static Ledger unreserved(Ledger ledger, String paymentId, long amount) {
    return ledger;
  }
}
