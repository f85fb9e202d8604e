package dev.refundkit.rules.settings;

import dev.refundkit.policy.Budget;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings that were found right, as lines of tab-separated text. A packed policy is read from
 * them, because reading YAML would take a fifth of the time to its first decision.
 */
public final class SettingsLines {

  private static final char TAB = '\t';

  private SettingsLines() {}

  /** One line for each single value, in one order. */
  public static String write(Settings settings) {
    StringBuilder lines = new StringBuilder();
    line(lines, "name", settings.name());
    line(lines, "version", settings.version());
    line(lines, "description", settings.description());
    line(lines, "owner", settings.owner());
    settings.reasons().stream().sorted().forEach(reason -> line(lines, "reason", reason));
    settings.categories().stream().sorted().forEach(category -> line(lines, "category", category));
    settings.currencies().stream().sorted().forEach(currency -> line(lines, "currency", currency));
    sorted(settings.limits()).forEach((name, amounts) -> inner(lines, "limit", name, amounts));
    sorted(settings.days()).forEach((name, days) -> inner(lines, "days", name, days));
    sorted(settings.numbers()).forEach((name, number) -> line(lines, "number", name, number));
    sorted(settings.fees()).forEach((name, fee) -> fee(lines, name, fee));
    sorted(settings.budgets()).forEach((name, budget) -> budget(lines, name, budget));
    line(lines, "return_within", settings.returnWithinDays());
    line(lines, "completion", settings.completionDays());
    return lines.toString();
  }

  private static void fee(StringBuilder lines, String name, FeeSetting fee) {
    line(lines, "fee", name, fee.basisPoints(), fee.withTax());
    inner(lines, "fixed_fee", name, fee.fixed());
  }

  private static void budget(StringBuilder lines, String name, BudgetSetting budget) {
    line(lines, "budget", name, budget.window(), budget.per());
    inner(lines, "cap", name, budget.caps());
  }

  private static void inner(StringBuilder lines, String key, String name, Map<String, ?> values) {
    sorted(values).forEach((inner, value) -> line(lines, key, name, inner, value));
  }

  /** Immutable maps have another order in each JVM; a build is to give the same bytes. */
  private static <V> Map<String, V> sorted(Map<String, V> map) {
    return new TreeMap<>(map);
  }

  private static void line(StringBuilder lines, String key, @Nullable Object... values) {
    lines.append(key);
    for (Object value : values) {
      String text = value == null ? "" : value.toString();
      lines.append(TAB).append(text.replace(TAB, ' ').replace('\n', ' ').replace('\r', ' '));
    }
    lines.append('\n');
  }

  /** Takes the lines one by one; those of other kinds are left alone. */
  public static final class Reader {
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private final Set<String> categories = new LinkedHashSet<>();
    private final Set<String> currencies = new LinkedHashSet<>();
    private final Map<String, Map<String, Long>> limits = new HashMap<>();
    private final Map<String, Map<String, Integer>> days = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Map<String, Long>> fixed = new HashMap<>();
    private final Map<String, String[]> fees = new HashMap<>();
    private final Map<String, Map<String, Long>> caps = new HashMap<>();
    private final Map<String, String[]> budgets = new HashMap<>();

    /**
     * Takes one line.
     *
     * @param parts the line's parts between tabs
     */
    public void take(String[] parts) {
      switch (parts[0]) {
        case "reason" -> reasons.add(parts[1]);
        case "category" -> categories.add(parts[1]);
        case "currency" -> currencies.add(parts[1]);
        case "limit" -> inner(limits, parts[1]).put(parts[2], Long.valueOf(parts[3]));
        case "days" -> inner(days, parts[1]).put(parts[2], Integer.valueOf(parts[3]));
        case "number" -> numbers.put(parts[1], Integer.valueOf(parts[2]));
        case "fee" -> fees.put(parts[1], parts);
        case "fixed_fee" -> inner(fixed, parts[1]).put(parts[2], Long.valueOf(parts[3]));
        case "budget" -> budgets.put(parts[1], parts);
        case "cap" -> inner(caps, parts[1]).put(parts[2], Long.valueOf(parts[3]));
        case "name", "version", "description", "owner", "return_within", "completion" ->
            texts.put(parts[0], parts[1]);
        default -> {}
      }
    }

    /** The settings of the lines taken. */
    public Settings settings() {
      Map<String, FeeSetting> all = new HashMap<>();
      for (Map.Entry<String, String[]> fee : fees.entrySet()) {
        String[] parts = fee.getValue();
        Map<String, Long> amounts = fixed.getOrDefault(fee.getKey(), Map.of());
        all.put(
            fee.getKey(),
            new FeeSetting(Integer.parseInt(parts[2]), amounts, Boolean.parseBoolean(parts[3])));
      }
      return new Settings(
          text("name"),
          text("version"),
          text("description"),
          text("owner"),
          reasons,
          categories,
          currencies,
          limits,
          days,
          numbers,
          all,
          allBudgets(),
          number("return_within"),
          number("completion"));
    }

    private Map<String, BudgetSetting> allBudgets() {
      Map<String, BudgetSetting> all = new HashMap<>();
      budgets.forEach(
          (name, parts) ->
              all.put(
                  name,
                  new BudgetSetting(
                      Budget.Window.valueOf(parts[2]),
                      Budget.Per.valueOf(parts[3]),
                      caps.getOrDefault(name, Map.of()))));
      return all;
    }

    private String text(String key) {
      return texts.getOrDefault(key, "");
    }

    private @Nullable Integer number(String key) {
      return text(key).isEmpty() ? null : Integer.valueOf(text(key));
    }

    private static <V> Map<String, V> inner(Map<String, Map<String, V>> outer, String name) {
      Map<String, V> inner = outer.get(name);
      if (inner == null) {
        inner = new HashMap<>();
        outer.put(name, inner);
      }
      return inner;
    }
  }
}
