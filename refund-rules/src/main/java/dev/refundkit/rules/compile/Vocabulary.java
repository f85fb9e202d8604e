package dev.refundkit.rules.compile;

import dev.refundkit.rules.vocabulary.Goods;
import dev.refundkit.rules.vocabulary.Line;
import dev.refundkit.rules.vocabulary.Outcomes;
import dev.refundkit.rules.vocabulary.Refund;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The words that rules may use, read from the types themselves. */
final class Vocabulary {

  /** Fact types by the name that rules use. */
  static final Map<String, Class<?>> FACTS =
      Map.of("Refund", Refund.class, "Line", Line.class, "Goods", Goods.class);

  static final String GOODS = "Goods";

  /** What rules about goods may ask for; all other outcomes are for rules about refunds. */
  static final Set<String> GOODS_OUTCOMES = Set.of("restock", "inspect", "doNotRestock");

  static final Set<String> OUTCOMES = outcomes();

  private static final Map<String, Set<String>> PROPERTIES = new TreeMap<>();
  private static final Map<String, Set<String>> LOOKUPS = new TreeMap<>();

  static {
    FACTS.forEach(
        (name, type) -> {
          PROPERTIES.put(name, properties(type));
          LOOKUPS.put(name, lookups(type));
        });
  }

  private Vocabulary() {}

  /** The properties of a fact, as rules write them. */
  static Set<String> propertiesOf(String fact) {
    return PROPERTIES.getOrDefault(fact, Set.of());
  }

  /** What can be looked up through a fact by name: limit, days, number, customer. */
  static Set<String> lookupsOf(String fact) {
    return LOOKUPS.getOrDefault(fact, Set.of());
  }

  /** The line that every file of rules begins with, unseen by its author. */
  static String preamble(String packageName) {
    StringBuilder line = new StringBuilder("package " + packageName + "; ");
    FACTS.values().stream()
        .map(Class::getName)
        .sorted()
        .forEach(type -> line.append("import ").append(type).append("; "));
    return line.append("global ").append(Outcomes.class.getName()).append(" outcome; ").toString();
  }

  private static Set<String> outcomes() {
    Set<String> names = new TreeSet<>();
    Arrays.stream(Outcomes.class.getMethods()).map(Method::getName).forEach(names::add);
    return names;
  }

  private static Set<String> properties(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getDeclaredMethods()) {
      String name = method.getName();
      int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
      if (isOpen(method) && prefix > 0 && method.getParameterCount() == 0) {
        names.add(Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1));
      }
    }
    return names;
  }

  private static Set<String> lookups(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getDeclaredMethods()) {
      if (isOpen(method) && List.of(method.getParameterTypes()).equals(List.of(String.class))) {
        names.add(method.getName());
      }
    }
    return names;
  }

  private static boolean isOpen(Method method) {
    return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
  }
}
