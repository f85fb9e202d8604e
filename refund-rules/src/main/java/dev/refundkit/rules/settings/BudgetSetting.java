package dev.refundkit.rules.settings;

import dev.refundkit.policy.Budget;
import java.util.Map;

/**
 * A budget of policy.yaml.
 *
 * @param caps minor units by currency code
 */
public record BudgetSetting(Budget.Window window, Budget.Per per, Map<String, Long> caps) {

  public BudgetSetting {
    caps = Map.copyOf(caps);
  }
}
