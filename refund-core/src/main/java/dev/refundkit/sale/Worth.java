package dev.refundkit.sale;

import dev.refundkit.money.Split;
import java.util.Arrays;
import java.util.function.LongBinaryOperator;

/**
 * What something is worth: a net value and each of its taxes, in minor units, always taken apart
 * (M9). The taxes stand in the order in which the sale states them for that line or for the
 * shipping. Immutable; arithmetic is exact.
 */
public final class Worth {

  private final long value;
  private final long[] taxes;

  private Worth(long value, long[] taxes) {
    this.value = value;
    this.taxes = taxes;
  }

  public static Worth of(long value, long... taxes) {
    return new Worth(value, taxes.clone());
  }

  /** Nothing, with so many taxes of 0. */
  public static Worth zero(int taxes) {
    return new Worth(0, new long[taxes]);
  }

  /** Net of tax. */
  public long value() {
    return value;
  }

  /** How many taxes there are. */
  public int taxCount() {
    return taxes.length;
  }

  public long tax(int index) {
    return taxes[index];
  }

  public long[] taxes() {
    return taxes.clone();
  }

  /** All taxes together. */
  public long tax() {
    long sum = 0;
    for (long tax : taxes) {
      sum += tax;
    }
    return sum;
  }

  public long total() {
    return value + tax();
  }

  public boolean isZero() {
    return value == 0 && tax() == 0;
  }

  public Worth plus(Worth other) {
    return other.isZero() ? this : combine(other, Math::addExact);
  }

  public Worth minus(Worth other) {
    return other.isZero() ? this : combine(other, Math::subtractExact);
  }

  /** Component by component the smaller of the two, but never below 0. */
  public Worth atMost(Worth cap) {
    return combine(cap, (mine, most) -> Math.max(0, Math.min(mine, most)));
  }

  /** Component by component the larger of the two. */
  public Worth atLeast(Worth other) {
    return combine(other, Math::max);
  }

  /** The same taxes with another net value. */
  public Worth withValue(long newValue) {
    return new Worth(newValue, taxes);
  }

  /**
   * A total spread over net value and tax, then over the taxes, by largest remainder weighted by
   * this worth (M3).
   */
  public Worth spread(long total) {
    long[] shares = Split.largestRemainder(total, value, tax());
    return new Worth(shares[0], Split.largestRemainder(shares[1], taxes));
  }

  private Worth combine(Worth other, LongBinaryOperator operator) {
    long[] combined = new long[taxes.length];
    for (int i = 0; i < combined.length; i++) {
      combined[i] = operator.applyAsLong(taxes[i], other.taxes[i]);
    }
    return new Worth(operator.applyAsLong(value, other.value), combined);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Worth worth
        && value == worth.value
        && Arrays.equals(taxes, worth.taxes);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(value) + Arrays.hashCode(taxes);
  }

  @Override
  public String toString() {
    return value + "+" + Arrays.toString(taxes);
  }
}
