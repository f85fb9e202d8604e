package dev.refundkit.rules.settings;

import java.util.Map;

/**
 * A fee of policy.yaml: a part of the goods' subtotal, or a fixed amount per currency.
 *
 * @param basisPoints hundredths of a percent, 1 to 10000; 0 for a fixed fee
 * @param fixed minor units by currency code; empty for a part
 * @param withTax whether the goods' tax is kept in the same proportion (M15)
 */
public record FeeSetting(int basisPoints, Map<String, Long> fixed, boolean withTax) {

  public FeeSetting {
    fixed = Map.copyOf(fixed);
  }
}
