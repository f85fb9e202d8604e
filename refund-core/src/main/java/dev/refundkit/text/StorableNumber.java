package dev.refundkit.text;

import java.math.BigDecimal;

/** Numbers of a size that every store and every wire can keep, whoever has written them. */
public final class StorableNumber {

  /** Of a number, and the most places that its point may be moved by its exponent. */
  private static final int MAX_DIGITS = 64;

  /** The rule in words, as refusals quote it. */
  public static final String RULE = "must be a number of at most " + MAX_DIGITS + " digits";

  private StorableNumber() {}

  /** Whether the number keeps the rule. */
  public static boolean is(BigDecimal number) {
    // Counting the digits of a number of millions takes long, so its size is looked at first.
    return number.unscaledValue().bitLength() <= 4 * MAX_DIGITS
        && number.precision() <= MAX_DIGITS
        && Math.abs((long) number.scale()) <= MAX_DIGITS;
  }
}
