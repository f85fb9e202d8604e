package dev.refundkit.testkit.arbitrary;

import dev.refundkit.money.IsoCurrency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random currencies. */
public final class Currencies {

  private Currencies() {}

  /** Currencies of two decimals mostly, of none and of three sometimes. */
  public static Arbitrary<IsoCurrency> any() {
    return Arbitraries.of("USD", "EUR", "GBP", "USD", "JPY", "KRW", "KWD", "BHD")
        .map(IsoCurrency::of);
  }

  /** Currencies with so many decimals: 0, 2 or 3. */
  public static Arbitrary<IsoCurrency> withDigits(int digits) {
    return any().filter(currency -> currency.digits() == digits);
  }
}
