package dev.refundkit.money;

import java.util.Currency;
import java.util.Locale;

/**
 * A currency and the number of decimals of its minor unit, stored beside every amount.
 *
 * <p>The decimals are those of ISO 4217 as the JDK ships them: JPY 0, USD 2, KWD 3. Units without a
 * minor unit (XAU, XXX) are no currencies to refund in.
 *
 * @param code three upper-case letters, ISO 4217
 * @param digits decimals of the minor unit, 0 to 4
 */
public record IsoCurrency(String code, int digits) {

  public IsoCurrency {
    if (code.length() != 3 || !code.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z')) {
      throw new IllegalArgumentException(
          "currency code must be three upper-case letters, was: " + code);
    }
    if (digits < 0 || digits > 4) {
      throw new IllegalArgumentException(
          "currency digits of " + code + " must be 0 to 4, were: " + digits);
    }
  }

  /**
   * The currency of an ISO 4217 code.
   *
   * @throws IllegalArgumentException if the code is unknown or has no minor unit
   */
  public static IsoCurrency of(String code) {
    Currency known;
    try {
      known = Currency.getInstance(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not an ISO 4217 currency: " + code, e);
    }
    if (known.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException("currency has no minor unit: " + code);
    }
    return new IsoCurrency(known.getCurrencyCode(), known.getDefaultFractionDigits());
  }

  @Override
  public String toString() {
    return code;
  }
}
