package dev.refundkit.rules.check;

import dev.refundkit.rules.language.FactPattern;
import dev.refundkit.rules.language.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How what a rule looks at is called, so that the same thing has the same name in every rule. A
 * line repeats some properties of its refund; those go by one name. For one thread.
 */
final class Scope {

  static final String TYPE = "type";
  static final String REASON = "reason";
  static final String CURRENCY = "currency";
  private static final String CATEGORY = "category";
  private static final Set<String> SHARED =
      Set.of(TYPE, REASON, CURRENCY, "delivered", "ageDays", "ageHours");

  private final Map<String, String> ofVariables = new HashMap<>();
  private String own = "";
  private int lines;

  /** Goes on to the next pattern of the rule. */
  void enter(FactPattern pattern) {
    own = isLine(pattern) ? line(lines++) : pattern.fact();
    if (pattern.variable() != null) {
      ofVariables.put(pattern.variable(), own);
    }
  }

  /** How many lines were entered. */
  int lines() {
    return lines;
  }

  /**
   * The name of a property.
   *
   * @param variable null for one of the pattern's own fact
   */
  String key(@Nullable String variable, String property) {
    if (SHARED.contains(property)) {
      return property;
    }
    return (variable == null ? own : ofVariables.getOrDefault(variable, own)) + "." + property;
  }

  String category(@Nullable String variable) {
    return key(variable, CATEGORY);
  }

  /** The name of the category of a rule's first line, second line ... */
  static String categoryOfLine(int index) {
    return line(index) + "." + CATEGORY;
  }

  /** Whether this is the name of a type, a reason or some line's category. */
  static boolean tellsKind(String key) {
    return key.equals(TYPE) || key.equals(REASON) || isCategory(key);
  }

  /** Whether this is the name of some line's category. */
  static boolean isCategory(String key) {
    return key.endsWith("." + CATEGORY);
  }

  private static String line(int index) {
    return Vocabulary.LINE + index;
  }

  /** Whether a property of this name says which refunds a rule is about. */
  static boolean isNaming(String property) {
    return property.equals(TYPE) || property.equals(REASON) || property.equals(CATEGORY);
  }

  static boolean isLine(FactPattern pattern) {
    return pattern.fact().equals(Vocabulary.LINE);
  }
}
