package dev.refundkit.json;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.Violation;
import dev.refundkit.text.StorableNumber;
import dev.refundkit.text.StorableText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The fields of one JSON object, read by name. What is wrong is collected, not thrown: a field at
 * fault reads as null or as a placeholder, and what a form builds of placeholders is dropped in
 * favour of the refusal. Methods named {@code ...OrNull} read a field that may be absent.
 */
final class Fields {

  private static final int MAX_VIOLATIONS = 100;
  private static final int MAX_ID = 255;

  /** Thousands of these fit into a long. */
  private static final long MAX_SUMMAND = 1_000_000_000_000_000L;

  private final String prefix;
  private final JsonNode object;
  private final List<Violation> violations;
  private final Set<String> known = new HashSet<>();

  private Fields(String prefix, JsonNode object, List<Violation> violations) {
    this.prefix = prefix;
    this.object = object;
    this.violations = violations;
  }

  /** What the form makes of the object, or all fields at fault. */
  static <T> Answer<T> read(JsonNode object, Function<Fields, T> form) {
    List<Violation> violations = new ArrayList<>();
    T value = new Fields("", object, violations).fill(form);
    return violations.isEmpty() ? Answer.of(value) : Answer.refused(Refusal.invalid(violations));
  }

  private <T> T fill(Function<Fields, T> form) {
    T value = form.apply(this);
    for (String name : object.propertyNames()) {
      if (known.size() < object.size() && !known.contains(name)) {
        report(prefix + Shown.text(name), "is not known here");
      }
    }
    return value;
  }

  String text(String name) {
    return required(name, textOrNull(name), "");
  }

  @Nullable String textOrNull(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isString()) {
      return wrong(name, "must be text, was " + Shown.kind(value));
    }
    String text = value.stringValue();
    return StorableText.is(text) ? text : wrong(name, StorableText.RULE);
  }

  /** Any text of 1 to 255 characters. */
  String id(String name) {
    return required(name, idOrNull(name), "");
  }

  @Nullable String idOrNull(String name) {
    String text = textOrNull(name);
    boolean fits = text == null || (!text.isEmpty() && text.length() <= MAX_ID);
    return fits ? text : wrong(name, "must have 1 to " + MAX_ID + " characters");
  }

  <E> E word(String name, Map<String, E> words) {
    E any = words.values().iterator().next();
    String text = textOrNull(name);
    if (text == null) {
      return required(name, null, any);
    }
    E value = words.get(text);
    if (value == null) {
      String allowed = String.join(", ", words.keySet());
      report(prefix + name, "must be one of " + allowed + "; was " + Shown.text(text));
      return any;
    }
    return value;
  }

  long amount(String name) {
    return required(name, amountOrNull(name), 0L);
  }

  @Nullable Long amountOrNull(String name) {
    BigInteger whole = whole(name, Long.SIZE - 1, "minor units");
    return whole == null ? null : whole.longValue();
  }

  int count(String name) {
    BigInteger whole =
        required(name, whole(name, Integer.SIZE - 1, "a whole number"), BigInteger.ZERO);
    return whole.intValue();
  }

  @Nullable Integer countOrNull(String name) {
    BigInteger whole = whole(name, Integer.SIZE - 1, "a whole number");
    return whole == null ? null : whole.intValue();
  }

  int countOrZero(String name) {
    Integer count = countOrNull(name);
    return count == null ? 0 : count;
  }

  /** Minor units that can be added up with many others; 0 where the field is absent. */
  long sum(String name) {
    Long amount = amountOrNull(name);
    if (amount != null && (amount < 0 || amount > MAX_SUMMAND)) {
      report(prefix + name, "must lie within 0 and " + MAX_SUMMAND);
    }
    return amount == null ? 0 : amount;
  }

  @Nullable BigDecimal decimalOrNull(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber()) {
      return wrong(name, "must be a number, was " + Shown.kind(value));
    }
    BigDecimal number = value.decimalValue();
    return StorableNumber.is(number) ? number : wrong(name, StorableNumber.RULE);
  }

  private @Nullable BigInteger whole(String name, int bits, String what) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber()) {
      return wrong(name, "must be " + what + ", was " + Shown.kind(value));
    }
    if (!value.isIntegralNumber()) {
      BigDecimal number = value.decimalValue();
      boolean fine = number.stripTrailingZeros().scale() > 0;
      String shown = Shown.text(number.toString());
      return wrong(
          name,
          fine
              ? "is too fine: must be " + what + ", was " + shown
              : "must be written without decimals or exponent, was " + shown);
    }
    BigInteger whole = value.bigIntegerValue();
    if (whole.bitLength() > bits) {
      BigInteger most = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      String side = whole.signum() > 0 ? "large" : "small";
      return wrong(name, "is too " + side + ": must lie within -" + most + " and " + most);
    }
    return whole;
  }

  boolean flag(String name) {
    return required(name, flagOrNull(name), false);
  }

  @Nullable Boolean flagOrNull(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    return value.isBoolean()
        ? (Boolean) value.booleanValue()
        : wrong(name, "must be true or false, was " + Shown.kind(value));
  }

  boolean flagOrFalse(String name) {
    return Boolean.TRUE.equals(flagOrNull(name));
  }

  /** The code of a currency. */
  String currency(String name) {
    String code = textOrNull(name);
    if (code == null) {
      return required(name, null, "");
    }
    try {
      return IsoCurrency.of(code).code();
    } catch (IllegalArgumentException e) {
      report(prefix + name, "must be the ISO 4217 code of a currency that has minor units");
      return "";
    }
  }

  Instant time(String name) {
    return required(name, timeOrNull(name), Instant.EPOCH);
  }

  @Nullable Instant timeOrNull(String name) {
    String text = textOrNull(name);
    try {
      return text == null ? null : Instants.parse(text);
    } catch (DateTimeException e) {
      return wrong(name, "must be an instant like 2024-01-20T13:30:00Z");
    }
  }

  <T> T object(String name, Function<Fields, T> form) {
    T value = objectOrNull(name, form);
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    return value != null
        ? value
        : required(name, null, form.apply(new Fields("", nothing, new ArrayList<>())));
  }

  <T> @Nullable T objectOrNull(String name, Function<Fields, T> form) {
    JsonNode value = value(name);
    return value == null ? null : inner(prefix + name, value, form);
  }

  /** Empty where the field is absent. */
  <T> List<T> list(String name, Function<Fields, T> form) {
    List<T> read = new ArrayList<>();
    List<JsonNode> elements = elements(name);
    for (int i = 0; i < elements.size(); i++) {
      T element = inner(prefix + name + "[" + i + "]", elements.get(i), form);
      if (element != null) {
        read.add(element);
      }
    }
    return read;
  }

  /** As {@link #list(String, Function)}; of a list that is too long nothing is read. */
  <T> List<T> list(String name, int most, Function<Fields, T> form) {
    JsonNode value = value(name);
    if (value != null && value.isArray() && value.size() > most) {
      report(prefix + name, "must not hold more than " + most + " entries");
      return List.of();
    }
    return list(name, form);
  }

  /** Empty where the field is absent. */
  List<String> texts(String name) {
    List<JsonNode> elements = elements(name);
    if (!elements.stream().allMatch(JsonNode::isString)) {
      report(prefix + name, "must be a list of texts");
      return List.of();
    }
    return elements.stream().map(JsonNode::stringValue).toList();
  }

  /** Texts, each one of these words; empty where the field is absent. */
  List<String> words(String name, Map<String, ?> words) {
    List<String> texts = texts(name);
    if (!words.keySet().containsAll(texts)) {
      report(prefix + name, "must be a list of " + String.join(", ", words.keySet()));
      return List.of();
    }
    return texts;
  }

  /** Free data as it was sent; null where the field is absent. */
  @Nullable Map<String, Object> dataOrNull(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      return wrong(name, "must be an object, was " + Shown.kind(value));
    }
    FreeData.check(prefix + name, value, this::report);
    return FreeData.map(value);
  }

  private List<JsonNode> elements(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      report(prefix + name, "must be a list, was " + Shown.kind(value));
      return List.of();
    }
    return List.copyOf(value.values());
  }

  private <T> @Nullable T inner(String path, JsonNode value, Function<Fields, T> form) {
    if (value.isObject()) {
      return new Fields(path + ".", value, violations).fill(form);
    }
    report(path, "must be an object, was " + Shown.kind(value));
    return null;
  }

  private @Nullable JsonNode value(String name) {
    JsonNode value = object.get(name);
    if (value == null) {
      return null;
    }
    known.add(name);
    return value.isNull() ? null : value;
  }

  private <T> T required(String name, @Nullable T value, T placeholder) {
    if (value == null && value(name) == null) {
      report(prefix + name, "must be present");
    }
    return value == null ? placeholder : value;
  }

  /** Always null, whatever was to be read. */
  @SuppressWarnings("TypeParameterUnusedInFormals")
  private <T> @Nullable T wrong(String name, String rule) {
    report(prefix + name, rule);
    return null;
  }

  private void report(String field, String rule) {
    if (violations.size() < MAX_VIOLATIONS) {
      violations.add(new Violation(field, rule));
    }
  }
}
