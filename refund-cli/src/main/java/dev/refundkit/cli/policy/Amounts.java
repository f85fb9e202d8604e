package dev.refundkit.cli.policy;

import dev.refundkit.money.IsoCurrency;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Amounts for people: {@code USD 1,234.50}. */
final class Amounts {

  private Amounts() {}

  static String of(String currency, long minor) {
    int digits = IsoCurrency.of(currency).digits();
    BigDecimal amount = BigDecimal.valueOf(minor, digits);
    return currency + " " + String.format(Locale.ROOT, "%,." + digits + "f", amount);
  }

  /** Sums of several currencies; {@code nothing} for none. */
  static String of(Map<String, Long> sums) {
    String all =
        sums.entrySet().stream()
            .filter(sum -> sum.getValue() != 0)
            .map(sum -> of(sum.getKey(), sum.getValue()))
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "nothing" : all;
  }
}
