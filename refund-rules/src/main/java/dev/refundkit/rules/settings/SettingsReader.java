package dev.refundkit.rules.settings;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.sale.SaleLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a bundle's policy.yaml. It reports everything that is wrong at once, each with its line and
 * column.
 */
public final class SettingsReader {

  private static final List<String> KEYS =
      List.of(
          "name",
          "version",
          "description",
          "owner",
          "reasons",
          "categories",
          "currencies",
          "limits",
          "days",
          "numbers",
          "fees",
          "return_within_days",
          "completion_days");
  private static final String BASIS_POINTS = "basis_points";
  private static final String FIXED = "fixed";
  private static final String WITH_TAX = "with_tax";
  private static final List<String> FEE_KEYS = List.of(BASIS_POINTS, FIXED, WITH_TAX);
  private static final int MOST_DAYS = 36_500;

  private final List<Finding> findings = new ArrayList<>();
  private final YamlValues values;
  private final Map<String, IsoCurrency> currencies = new LinkedHashMap<>();
  private Set<String> categories = Set.of();

  private SettingsReader(String file) {
    this.values = new YamlValues(file, findings);
  }

  /**
   * Reads the settings.
   *
   * @param file the name to show in findings
   * @throws PolicyException naming all that is wrong
   */
  public static Settings read(String file, String text) {
    List<Finding> findings = new ArrayList<>();
    Settings settings = read(file, text, findings);
    if (settings == null) {
      throw new PolicyException(findings);
    }
    return settings;
  }

  /**
   * Reads the settings, with warnings.
   *
   * @param file the name to show in findings
   * @param findings where everything that is wrong goes
   * @return null if they can't be used
   */
  public static @Nullable Settings read(String file, String text, List<Finding> findings) {
    SettingsReader reader = new SettingsReader(file);
    Settings settings = null;
    try {
      settings = reader.read(YamlTree.read(file, text));
    } catch (PolicyException e) {
      findings.addAll(e.findings());
    }
    findings.addAll(reader.findings);
    return reader.findings.stream().anyMatch(Finding::isError) ? null : settings;
  }

  private Settings read(MappingNode root) {
    Map<String, Node> top = values.entries(root, KEYS);
    String name = required(root, top, "name", "my_policy");
    String version = required(root, top, "version", "\"1\"");
    String description =
        top.containsKey("description") ? required(root, top, "description", "") : "";
    readCurrencies(root, top.get("currencies"));
    categories = new LinkedHashSet<>(names(top.get("categories")));
    categories.add(SaleLine.OTHER);
    return new Settings(
        name,
        version,
        description,
        top.containsKey("owner") ? required(root, top, "owner", "") : "",
        names(top.get("reasons")),
        categories,
        currencies.keySet(),
        each(top.get("limits"), this::amounts),
        each(top.get("days"), this::days),
        each(top.get("numbers"), (key, node) -> values.number(node, -999_999_999, 999_999_999)),
        each(top.get("fees"), this::fee),
        wholeDays(top.get("return_within_days")),
        wholeDays(top.get("completion_days")));
  }

  private String required(MappingNode root, Map<String, Node> top, String key, String example) {
    Node node = top.get(key);
    if (node == null) {
      values.note(
          root, "key " + key + " is missing", "Add it, such as: " + key + ": " + example + ".");
      return "";
    }
    String text = values.text(node);
    return text == null ? "" : text;
  }

  private void readCurrencies(MappingNode root, @Nullable Node node) {
    if (node == null) {
      values.note(
          root,
          "key currencies is missing",
          "Name those that you sell in, such as: currencies: [USD].");
      return;
    }
    if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
      values.note(node, "expected a list of currencies", "Write it as: [USD, EUR].");
      return;
    }
    for (Node item : list.getValue()) {
      IsoCurrency currency = currency(item);
      if (currency != null && currencies.put(currency.code(), currency) != null) {
        values.note(item, currency + " stands twice", "Keep one of them.");
      }
    }
  }

  private @Nullable IsoCurrency currency(Node item) {
    String code = values.text(item);
    try {
      return code == null ? null : IsoCurrency.of(code);
    } catch (IllegalArgumentException e) {
      values.note(item, String.valueOf(e.getMessage()), "Write its three letters, such as USD.");
      return null;
    }
  }

  private Map<String, Long> amounts(String limit, Node node) {
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
                    limit + " has no amount in " + code,
                    "Add it; sales in " + code + " go to a person wherever a rule asks for it."));
    return amounts;
  }

  private Map<String, Integer> days(String name, Node node) {
    Map<String, Integer> days = new LinkedHashMap<>();
    if (!values.isMapping(node, "{other: 30}")) {
      return days;
    }
    Map<String, Node> stated = values.entries(node, categories);
    stated.forEach(
        (category, number) -> {
          Integer count = wholeDays(number);
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

  private @Nullable FeeSetting fee(String name, Node node) {
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

  private @Nullable Integer wholeDays(@Nullable Node node) {
    return node == null ? null : values.number(node, 0, MOST_DAYS);
  }

  private Set<String> names(@Nullable Node node) {
    return node == null ? Set.of() : values.names(node);
  }

  private <T> Map<String, T> each(@Nullable Node node, BiFunction<String, Node, @Nullable T> read) {
    Map<String, T> all = new LinkedHashMap<>();
    if (node != null) {
      values
          .named(node)
          .forEach(
              (key, value) -> {
                T one = read.apply(key, value);
                if (one != null) {
                  all.put(key, one);
                }
              });
    }
    return all;
  }
}
