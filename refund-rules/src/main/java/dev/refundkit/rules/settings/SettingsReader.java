package dev.refundkit.rules.settings;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.sale.SaleLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a bundle's policy.yaml. It reports everything that is wrong at once, each with its line and
 * column.
 */
public final class SettingsReader {

  private static final String DESCRIPTION = "description";
  private static final List<String> KEYS =
      List.of(
          "name",
          "version",
          DESCRIPTION,
          "owner",
          "reasons",
          "categories",
          "currencies",
          "limits",
          "days",
          "numbers",
          "fees",
          "budgets",
          "return_within_days",
          "completion_days");

  private final List<Finding> findings = new ArrayList<>();
  private final YamlValues values;
  private final Map<String, IsoCurrency> currencies = new LinkedHashMap<>();

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
    Settings settings = read(file, text, findings::add);
    if (settings == null) {
      throw new PolicyException(findings);
    }
    return settings;
  }

  /**
   * Reads the settings, with warnings.
   *
   * @param file the name to show in findings
   * @param findings is told everything that is wrong
   * @return null if they can't be used
   */
  public static @Nullable Settings read(String file, String text, Consumer<Finding> findings) {
    SettingsReader reader = new SettingsReader(file);
    Settings settings = null;
    try {
      settings = reader.read(YamlTree.read(file, text));
    } catch (PolicyException e) {
      e.findings().forEach(findings);
    }
    reader.findings.forEach(findings);
    return reader.findings.stream().anyMatch(Finding::isError) ? null : settings;
  }

  private Settings read(MappingNode root) {
    Map<String, Node> top = values.entries(root, KEYS);
    String name = required(root, top, "name", "my_policy");
    String version = required(root, top, "version", "\"1\"");
    String description = top.containsKey(DESCRIPTION) ? required(root, top, DESCRIPTION, "") : "";
    readCurrencies(root, top.get("currencies"));
    Set<String> categories = new LinkedHashSet<>(names(top.get("categories")));
    categories.add(SaleLine.OTHER);
    DeclaredSettings declared = new DeclaredSettings(values, currencies, categories);
    return new Settings(
        name,
        version,
        description,
        top.containsKey("owner") ? required(root, top, "owner", "") : "",
        names(top.get("reasons")),
        categories,
        currencies.keySet(),
        each(top.get("limits"), declared::amounts),
        each(top.get("days"), declared::days),
        each(top.get("numbers"), (key, node) -> values.number(node, -999_999_999, 999_999_999)),
        each(top.get("fees"), declared::fee),
        each(top.get("budgets"), declared::budget),
        days(top.get("return_within_days")),
        days(top.get("completion_days")));
  }

  private String required(MappingNode root, Map<String, Node> top, String key, String example) {
    Node node = top.get(key);
    if (node == null) {
      values.note(
          root, "key " + key + " is missing", "Add it, such as: " + key + ": " + example + ".");
      return "";
    }
    String text = values.text(node);
    if (text != null && text.contains("\n") && !key.equals(DESCRIPTION)) {
      values.note(node, key + " has more than one line", "Write it on one.");
    }
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

  private @Nullable Integer days(@Nullable Node node) {
    return node == null ? null : values.days(node);
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
