package dev.refundkit.rules.settings;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Budget;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.sale.SaleLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the settings that differ by currency or category, for those that the policy declares. For
 * one thread.
 */
final class DeclaredSettings {

  private static final String BASIS_POINTS = "basis_points";
  private static final String FIXED = "fixed";
  private static final String WITH_TAX = "with_tax";
  private static final String WINDOW = "window";
  private static final String PER = "per";
  private static final String CAPS = "caps";
  private static final List<String> FEE_KEYS = List.of(BASIS_POINTS, FIXED, WITH_TAX);

  private final YamlValues values;
  private final Map<String, IsoCurrency> currencies;
  private final Set<String> categories;

  DeclaredSettings(YamlValues values, Map<String, IsoCurrency> currencies, Set<String> categories) {
    this.values = values;
    this.currencies = currencies;
    this.categories = categories;
  }

  /** Amounts by currency; a declared one that is missing is noted. */
  Map<String, Long> amounts(String name, Node node) {
    Map<String, Long> amounts = new LinkedHashMap<>();
    if (currencies.isEmpty() || !values.isMapping(node, "{USD: 150.00, JPY: 20000}")) {
      return amounts;
    }
    Map<String, Node> stated = values.entries(node, currencies.keySet());
    stated.forEach(
        (code, amount) -> {
          IsoCurrency currency = currencies.get(code);
          Long minor = currency == null ? null : values.amount(amount, currency);
          if (minor != null) {
            amounts.put(code, minor);
          }
        });
    currencies.keySet().stream()
        .filter(code -> !stated.containsKey(code))
        .forEach(
            code ->
                values.note(
                    FindingKind.SETTING_CURRENCY,
                    node,
                    name + " has no amount in " + code,
                    "Add it; sales in " + code + " go to a person wherever it counts."));
    return amounts;
  }

  /** Days by category; it is noted if {@code other} is missing. */
  Map<String, Integer> days(String name, Node node) {
    Map<String, Integer> days = new LinkedHashMap<>();
    if (!values.isMapping(node, "{other: 30}")) {
      return days;
    }
    Map<String, Node> stated = values.entries(node, categories);
    stated.forEach(
        (category, number) -> {
          Integer count = values.days(number);
          if (count != null) {
            days.put(category, count);
          }
        });
    if (!stated.containsKey(SaleLine.OTHER)) {
      values.note(
          node,
          "days " + name + " lack other",
          "Add other: it counts for every category without its own number.");
    }
    return days;
  }

  /** A budget for each hour or day; null if it lacks something. */
  @Nullable BudgetSetting budget(String name, Node node) {
    if (!values.isMapping(node, "{window: day, per: customer, caps: {USD: 200.00}}")) {
      return null;
    }
    Map<String, Node> parts = values.entries(node, List.of(WINDOW, PER, CAPS));
    Node caps = parts.get(CAPS);
    if (!parts.containsKey(WINDOW) || caps == null) {
      values.note(
          node,
          "budget " + name + " needs window and caps",
          "Write it as: {window: hour, caps: {USD: 500.00}}.");
      return null;
    }
    Budget.Window window = values.choice(parts.get(WINDOW), Budget.Window.values());
    Budget.Per per =
        parts.containsKey(PER)
            ? values.choice(parts.get(PER), Budget.Per.values())
            : Budget.Per.SHOP;
    Map<String, Long> amounts = amounts(name, caps);
    return window == null || per == null ? null : new BudgetSetting(window, per, amounts);
  }

  /** A fee; null if it says neither what part it keeps nor which amounts, or both. */
  @Nullable FeeSetting fee(String name, Node node) {
    if (!values.isMapping(node, "{basis_points: 1500}")) {
      return null;
    }
    Map<String, Node> parts = values.entries(node, FEE_KEYS);
    boolean both = parts.containsKey(BASIS_POINTS) && parts.containsKey(FIXED);
    boolean one = parts.containsKey(BASIS_POINTS) || parts.containsKey(FIXED);
    if (both || (!one && FEE_KEYS.containsAll(parts.keySet()))) {
      values.note(
          node,
          "fee " + name + " needs either basis_points or fixed",
          (both ? "Keep one" : "Add one") + ": 1500 basis points are 15 percent.");
    }
    if (both || !one) {
      return null;
    }
    Node part = parts.get(BASIS_POINTS);
    Node fixed = parts.get(FIXED);
    Node withTax = parts.get(WITH_TAX);
    Integer basisPoints = part == null ? Integer.valueOf(0) : values.number(part, 1, 10_000);
    Map<String, Long> amounts = fixed == null ? Map.of() : amounts(name, fixed);
    return new FeeSetting(
        basisPoints == null ? 0 : basisPoints, amounts, withTax != null && values.truth(withTax));
  }
}
