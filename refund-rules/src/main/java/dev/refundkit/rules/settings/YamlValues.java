package dev.refundkit.rules.settings;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.Nearest;
import dev.refundkit.rules.bundle.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Takes values out of YAML nodes and notes each that is not what it should be, so that one reading
 * reports them all.
 */
final class YamlValues {

  /** Names of settings, reasons and categories. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /** Such as those that make a terminal overwrite what it shows. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}&&[^\\n]]");

  private static final int MOST_DAYS = 36_500;

  private final String file;
  private final List<Finding> findings;

  YamlValues(String file, List<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Whether it is a mapping; noted otherwise, with an example. */
  boolean isMapping(Node node, String example) {
    if (!(node instanceof MappingNode)) {
      note(node, "expected a mapping of keys to values", "Write it as: " + example + ".");
    }
    return node instanceof MappingNode;
  }

  /** The mapping's entries; a key that stands twice is noted. */
  Map<String, Node> entries(Node node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      note(node, "expected a mapping of keys to values", "Write it as: key: value.");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = text(tuple.getKeyNode());
      if (key != null && entries.put(key, tuple.getValueNode()) != null) {
        note(tuple.getKeyNode(), "key " + key + " stands twice", "Keep one of them.");
      }
    }
    return entries;
  }

  /** The mapping's entries; a key that is not among these is noted. */
  Map<String, Node> entries(Node node, Collection<String> keys) {
    Map<String, Node> entries = entries(node);
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && !keys.contains(key.getValue())) {
          note(
              key,
              "unknown key " + key.getValue(),
              key.getValue().matches("[0-9]+")
                  ? "If these are decimals, write a point before them: 120.00."
                  : Nearest.advice(key.getValue(), keys));
        }
      }
    }
    return entries;
  }

  /** The mapping's entries whose keys are names. */
  Map<String, Node> named(Node node) {
    Map<String, Node> entries = entries(node);
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && !isName(key, key.getValue())) {
          entries.remove(key.getValue());
        }
      }
    }
    return entries;
  }

  Set<String> names(Node node) {
    Set<String> names = new LinkedHashSet<>();
    if (!(node instanceof SequenceNode list)) {
      note(node, "expected a list", "Write it as: [one, two].");
      return names;
    }
    for (Node item : list.getValue()) {
      String name = text(item);
      if (name != null && isName(item, name) && !names.add(name)) {
        note(item, name + " stands twice", "Keep one of them.");
      }
    }
    return names;
  }

  /** A text, perhaps of several lines. */
  @Nullable String text(Node node) {
    if (node instanceof ScalarNode scalar && UNSEEN.matcher(scalar.getValue()).find()) {
      note(node, "a text with characters that can't be seen", "Remove them.");
    } else if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    } else if (node instanceof ScalarNode) {
      note(node, "a value is missing", "Write one, or leave its key out.");
    } else {
      note(node, "expected a text", "Write a single value here.");
    }
    return null;
  }

  @Nullable Integer number(Node node, int least, int most) {
    String text = text(node);
    if (text == null) {
      return null;
    }
    if (!text.matches("-?[0-9]{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      note(
          node,
          "expected a whole number, found " + text,
          "Write a number from " + least + " to " + most + ".");
      return null;
    }
    return Integer.valueOf(text);
  }

  /** A number of days; a century at most. */
  @Nullable Integer days(Node node) {
    return number(node, 0, MOST_DAYS);
  }

  /** The constant whose name in lower case is the text. */
  <E extends Enum<E>> @Nullable E choice(Node node, E[] constants) {
    String text = text(node);
    List<String> names = new ArrayList<>();
    for (E constant : constants) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(text)) {
        return constant;
      }
      names.add(name);
    }
    if (text != null) {
      note(node, "not one of the choices: " + text, Nearest.advice(text, names));
    }
    return null;
  }

  boolean truth(Node node) {
    String text = text(node);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      note(node, "expected true or false, found " + text, "Write true or false.");
    }
    return "true".equals(text);
  }

  /**
   * An amount in whole units of its currency, with exactly its decimals: 150.00 for USD, 20000 for
   * JPY, 45.000 for KWD. Exactly, so that minor units written by mistake do not become a limit a
   * hundred times as high.
   *
   * @return minor units
   */
  @Nullable Long amount(Node node, IsoCurrency currency) {
    String text = text(node);
    if (text == null) {
      return null;
    }
    String decimals = currency.digits() == 0 ? "" : "\\.[0-9]{" + currency.digits() + "}";
    if (!text.matches("[0-9]{1,12}" + decimals)) {
      String example = BigDecimal.valueOf(15000, currency.digits()).toPlainString();
      String digits =
          currency.digits() == 0 ? "without decimals" : "with " + currency.digits() + " decimals";
      note(
          node,
          "not an amount in " + currency + ": " + text,
          "Write it " + digits + ", such as " + example + ".");
      return null;
    }
    return new BigDecimal(text).movePointRight(currency.digits()).longValueExact();
  }

  void note(Node node, String what, String advice) {
    note(FindingKind.SETTING, node, what, advice);
  }

  void note(FindingKind kind, Node node, String what, String advice) {
    Optional<Mark> mark = node.getStartMark();
    int line = mark.map(m -> m.getLine() + 1).orElse(0);
    int column = mark.map(m -> m.getColumn() + 1).orElse(0);
    findings.add(new Finding(kind, Place.of(file, line, column), what, advice));
  }

  private boolean isName(Node at, String name) {
    boolean fits = NAME.matcher(name).matches();
    if (!fits) {
      note(at, "not a name: " + name, "Write names in lower-case letters, digits and underscores.");
    }
    return fits;
  }
}
