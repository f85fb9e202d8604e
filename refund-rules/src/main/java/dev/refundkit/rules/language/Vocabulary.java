package dev.refundkit.rules.language;

import dev.refundkit.request.RefundType;
import dev.refundkit.rules.settings.Settings;
import dev.refundkit.rules.vocabulary.Goods;
import dev.refundkit.rules.vocabulary.Line;
import dev.refundkit.rules.vocabulary.Outcomes;
import dev.refundkit.rules.vocabulary.Refund;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words that rules may use, read from the types of the facts themselves. */
public final class Vocabulary {

  /** Fact types by the name that rules use. */
  public static final Map<String, Class<?>> FACTS = facts();

  /** The fact of which a case has several. */
  public static final String LINE = "Line";

  /** The fact that stands alone, when goods are disposed of. */
  public static final String GOODS = "Goods";

  /** What rules about goods may ask for; all other outcomes are for rules about refunds. */
  public static final Set<String> GOODS_OUTCOMES = Set.of("restock", "inspect", "doNotRestock");

  /** All that rules may ask for. */
  public static final Set<String> OUTCOMES = outcomes();

  /** The outcome that takes a name: of a fee. */
  public static final String FEE = "fee";

  private static final Map<String, Map<String, Word>> WORDS = new TreeMap<>();

  static {
    FACTS.forEach((name, type) -> WORDS.put(name, words(name, type)));
  }

  private Vocabulary() {}

  private static Map<String, Class<?>> facts() {
    Map<String, Class<?>> facts = new LinkedHashMap<>();
    facts.put("Refund", Refund.class);
    facts.put(LINE, Line.class);
    facts.put(GOODS, Goods.class);
    return Collections.unmodifiableMap(facts);
  }

  /** The properties of a fact and what is looked up through it, by the name that rules write. */
  public static Map<String, Word> words(String fact) {
    return WORDS.getOrDefault(fact, Map.of());
  }

  /** A property or lookup; null if the fact has none of this name. */
  public static @Nullable Word word(String fact, String name) {
    return words(fact).get(name);
  }

  /**
   * The texts that a property can have.
   *
   * @return null where any text is possible
   */
  public static @Nullable Set<String> choices(Word word, Settings settings) {
    return switch (word.choice()) {
      case FREE -> null;
      case TYPE ->
          Arrays.stream(RefundType.values())
              .map(RefundType::wire)
              .collect(Collectors.toCollection(TreeSet::new));
      case CONDITION ->
          Arrays.stream(dev.refundkit.policy.Condition.values())
              .map(dev.refundkit.policy.Condition::wire)
              .collect(Collectors.toCollection(TreeSet::new));
      case REASON -> settings.reasons().isEmpty() ? null : settings.reasons();
      case CATEGORY -> settings.categories();
      case CURRENCY -> settings.currencies();
    };
  }

  /** The settings of which a lookup or outcome names one; null where any name will do. */
  public static @Nullable Set<String> names(String lookup, Settings settings) {
    return switch (lookup) {
      case "limit" -> settings.limits().keySet();
      case "days" -> settings.days().keySet();
      case "number" -> settings.numbers().keySet();
      case FEE -> settings.fees().keySet();
      default -> null;
    };
  }

  private static Set<String> outcomes() {
    Set<String> outcomes =
        Arrays.stream(Outcomes.class.getMethods())
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    return Collections.unmodifiableSet(outcomes);
  }

  private static Map<String, Word> words(String fact, Class<?> type) {
    Map<String, Word> words = new TreeMap<>();
    for (Method method : type.getDeclaredMethods()) {
      boolean open =
          Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
      List<Class<?>> parameters = List.of(method.getParameterTypes());
      if (open && parameters.isEmpty() && propertyName(method) != null) {
        Word word = word(fact, String.valueOf(propertyName(method)), method, false);
        words.put(word.name(), word);
      } else if (open && parameters.equals(List.of(String.class))) {
        words.put(method.getName(), word(fact, method.getName(), method, true));
      }
    }
    return Collections.unmodifiableMap(words);
  }

  private static @Nullable String propertyName(Method method) {
    String name = method.getName();
    int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
    return prefix == 0
        ? null
        : Character.toLowerCase(name.charAt(prefix)) + name.substring(prefix + 1);
  }

  private static Word word(String fact, String name, Method method, boolean lookup) {
    boolean mayBeUnknown = method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    return new Word(fact, name, kind(method.getReturnType()), lookup, mayBeUnknown, choice(name));
  }

  /** Facts state amounts as long and counts as int. */
  private static Kind kind(Class<?> type) {
    if (type == long.class || type == Long.class) {
      return Kind.AMOUNT;
    } else if (type == int.class || type == Integer.class) {
      return Kind.NUMBER;
    } else if (type == boolean.class) {
      return Kind.FLAG;
    }
    return type == String.class ? Kind.TEXT : Kind.TEXTS;
  }

  private static Word.Choice choice(String property) {
    return switch (property) {
      case "type" -> Word.Choice.TYPE;
      case "condition" -> Word.Choice.CONDITION;
      case "reason" -> Word.Choice.REASON;
      case "category" -> Word.Choice.CATEGORY;
      case "currency" -> Word.Choice.CURRENCY;
      default -> Word.Choice.FREE;
    };
  }
}
