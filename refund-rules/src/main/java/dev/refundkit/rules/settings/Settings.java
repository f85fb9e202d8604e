package dev.refundkit.rules.settings;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Budget;
import dev.refundkit.sale.SaleLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A policy's settings, as policy.yaml states them. Amounts are minor units of the currency they are
 * stated for and can be had only by naming it, so that a limit never applies to another currency.
 * Immutable.
 *
 * @param owner who answers for the policy; empty if it does not say
 * @param reasons the declared reason codes
 * @param categories the declared categories, {@code other} always among them
 * @param currencies the codes of the currencies that the policy is made for
 * @param limits by name, then by currency code: minor units
 * @param days by name, then by category; the entry of {@code other} counts for categories without
 *     one
 * @param numbers whole numbers by name
 * @param fees by name
 * @param budgets by name
 * @param returnWithinDays how long the shop waits for goods, null for no bound
 * @param completionDays when the customer may count on the money, null for the library's default
 */
public record Settings(
    String name,
    String version,
    String description,
    String owner,
    Set<String> reasons,
    Set<String> categories,
    Set<String> currencies,
    Map<String, Map<String, Long>> limits,
    Map<String, Map<String, Integer>> days,
    Map<String, Integer> numbers,
    Map<String, FeeSetting> fees,
    Map<String, BudgetSetting> budgets,
    @Nullable Integer returnWithinDays,
    @Nullable Integer completionDays) {

  public Settings {
    reasons = Set.copyOf(reasons);
    Set<String> known = new LinkedHashSet<>(categories);
    known.add(SaleLine.OTHER);
    categories = Set.copyOf(known);
    currencies = Set.copyOf(currencies);
    limits = copy(limits);
    days = copy(days);
    numbers = Map.copyOf(numbers);
    fees = Map.copyOf(fees);
    budgets = Map.copyOf(budgets);
  }

  private static <V> Map<String, Map<String, V>> copy(Map<String, Map<String, V>> outer) {
    Map<String, Map<String, V>> copy = new HashMap<>();
    outer.forEach((name, inner) -> copy.put(name, Map.copyOf(inner)));
    return Map.copyOf(copy);
  }

  /** Whether the policy is made for sales in this currency. */
  public boolean sellsIn(IsoCurrency currency) {
    return currencies.contains(currency.code());
  }

  /** The category as the policy knows it; {@code other} for one that it does not declare. */
  public String category(String category) {
    return categories.contains(category) ? category : SaleLine.OTHER;
  }

  /**
   * A limit in minor units.
   *
   * @throws MissingSettingException if the policy has no such limit in this currency
   */
  public long limit(String limit, IsoCurrency currency) {
    Map<String, Long> amounts = limits.get(limit);
    return orMissing(
        amounts == null ? null : amounts.get(currency.code()), "limit", limit, currency.code());
  }

  /**
   * A number of days.
   *
   * @throws MissingSettingException if the policy has no such number for the category nor for
   *     {@code other}
   */
  public int days(String what, String category) {
    Map<String, Integer> byCategory = days.getOrDefault(what, Map.of());
    Integer own = byCategory.get(category);
    return orMissing(own == null ? byCategory.get(SaleLine.OTHER) : own, "days", what, category);
  }

  /**
   * A whole number.
   *
   * @throws MissingSettingException if the policy has no such number
   */
  public int number(String number) {
    return orMissing(numbers.get(number), "number", number, "this name");
  }

  /**
   * A fixed fee in minor units.
   *
   * @throws MissingSettingException if the fee is not stated in this currency
   */
  public long fixedFee(String fee, IsoCurrency currency) {
    return orMissing(fee(fee).fixed().get(currency.code()), "fee", fee, currency.code());
  }

  /**
   * A fee.
   *
   * @throws MissingSettingException if the policy has no such fee
   */
  public FeeSetting fee(String fee) {
    return orMissing(fees.get(fee), "fee", fee, "this name");
  }

  /**
   * What approvals without a person may give away of this currency, by name of the budget.
   *
   * @throws MissingSettingException if a budget is not stated in this currency
   */
  public List<Budget> budgets(IsoCurrency currency) {
    List<Budget> all = new ArrayList<>();
    budgets.forEach(
        (name, budget) -> {
          long cap = orMissing(budget.caps().get(currency.code()), "budget", name, currency.code());
          all.add(new Budget(name, budget.window(), budget.per(), cap));
        });
    all.sort(Comparator.comparing(Budget::name));
    return all;
  }

  private static <T> T orMissing(@Nullable T value, String kind, String name, String what) {
    if (value == null) {
      throw new MissingSettingException("policy.yaml has no " + kind + " " + name + " for " + what);
    }
    return value;
  }
}
