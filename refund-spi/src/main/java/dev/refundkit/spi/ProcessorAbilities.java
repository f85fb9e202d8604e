package dev.refundkit.spi;

import dev.refundkit.money.IsoCurrency;
import java.time.Duration;
import java.util.Map;

/**
 * What a processor can do. The engine reads it before every send, so it must be cheap.
 *
 * @param maxKeyLength how many characters of a key the processor takes; at least 16. Longer keys
 *     are shortened to a hash
 * @param keyLife for how long after the first send a repeat under the same key is recognised;
 *     {@link Duration#ZERO} for a processor without idempotency keys
 * @param lookupByKey whether it can be asked about a key
 * @param pagedLookup whether its refunds can be listed page by page
 * @param storeCredit whether it pays to store credit
 * @param denominations by currency code, where they differ from ISO 4217 and single minor units
 */
public record ProcessorAbilities(
    int maxKeyLength,
    Duration keyLife,
    boolean lookupByKey,
    boolean pagedLookup,
    boolean storeCredit,
    Map<String, Denomination> denominations) {

  /**
   * Which amounts of a currency the processor can express (M19).
   *
   * @param decimals it takes no more decimals than this
   * @param step amounts must be multiples of this, in minor units of its own decimals, at least 1
   */
  public record Denomination(int decimals, long step) {

    public Denomination {
      if (decimals < 0 || decimals > 4 || step < 1) {
        throw new IllegalArgumentException(
            "denomination of " + decimals + " decimals in steps of " + step);
      }
    }

    /** Whether the processor can express so many minor units of a currency. */
    public boolean expresses(long minor, IsoCurrency currency) {
      if (decimals >= currency.digits()) {
        long factor = pow10(decimals - currency.digits());
        return minor <= Long.MAX_VALUE / factor && minor * factor % step == 0;
      }
      long factor = pow10(currency.digits() - decimals);
      return minor % factor == 0 && minor / factor % step == 0;
    }

    private static long pow10(int exponent) {
      long power = 1;
      for (int i = 0; i < exponent; i++) {
        power *= 10;
      }
      return power;
    }
  }

  public ProcessorAbilities {
    denominations = Map.copyOf(denominations);
    if (maxKeyLength < 16 || keyLife.isNegative()) {
      throw new IllegalArgumentException(
          "key length " + maxKeyLength + " must be at least 16, key life not negative");
    }
  }

  /**
   * A processor that can do everything, remembers keys for a day and takes every ISO 4217 amount.
   */
  public static ProcessorAbilities all() {
    return new ProcessorAbilities(255, Duration.ofHours(24), true, true, true, Map.of());
  }

  /** Whether the processor can express so many minor units of the currency. */
  public boolean expresses(long minor, IsoCurrency currency) {
    Denomination own = denominations.get(currency.code());
    return own == null || own.expresses(minor, currency);
  }
}
