package dev.refundkit.money;

import java.math.BigDecimal;
import javax.money.MonetaryAmount;
import org.javamoney.moneta.Money;

/**
 * The bridge between {@link MonetaryAmount}, as callers write amounts, and exact minor units, as
 * they are stored and sent.
 */
public final class MinorUnits {

  private MinorUnits() {}

  /**
   * The amount in minor units of its currency: USD 12.34 is 1234, JPY 500 is 500, KWD 1.234 is
   * 1234. Nothing is rounded.
   *
   * @throws ArithmeticException if the amount is finer than the minor unit or does not fit a {@code
   *     long}
   * @throws IllegalArgumentException if the amount is in another currency
   */
  public static long of(MonetaryAmount amount, IsoCurrency currency) {
    String code = amount.getCurrency().getCurrencyCode();
    if (!code.equals(currency.code())) {
      throw new IllegalArgumentException("amount is in " + code + ", expected " + currency.code());
    }
    BigDecimal exact = amount.getNumber().numberValueExact(BigDecimal.class);
    try {
      return exact.movePointRight(currency.digits()).longValueExact();
    } catch (ArithmeticException e) {
      throw new ArithmeticException(
          "amount "
              + exact
              + " "
              + code
              + " does not fit whole minor units of "
              + currency.digits()
              + " decimals");
    }
  }

  /** The amount of so many minor units: 1234 of USD is USD 12.34. */
  public static MonetaryAmount toMoney(long minor, IsoCurrency currency) {
    return Money.of(BigDecimal.valueOf(minor, currency.digits()), currency.code());
  }

  /** The amount for people and messages: 1234 of USD is {@code USD 12.34}. */
  public static String print(long minor, IsoCurrency currency) {
    return currency.code() + " " + BigDecimal.valueOf(minor, currency.digits()).toPlainString();
  }
}
