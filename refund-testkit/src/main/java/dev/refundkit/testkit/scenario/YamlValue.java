package dev.refundkit.testkit.scenario;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value of a file. It knows its line and its place, so that what is wrong can be named. */
final class YamlValue {

  private final Path file;
  private final int line;
  private final String place;
  private final @Nullable Object value;

  /**
   * @param value a map or list of further values, or a scalar
   */
  YamlValue(Path file, int line, String place, @Nullable Object value) {
    this.file = file;
    this.line = line;
    this.place = place;
    this.value = value;
  }

  int line() {
    return line;
  }

  boolean isNull() {
    return value == null;
  }

  boolean isMapping() {
    return value instanceof Map<?, ?>;
  }

  boolean isList() {
    return value instanceof List<?>;
  }

  /** What is wrong here, to be thrown. */
  ScenarioException wrong(String rule) {
    return new ScenarioException(file, line, place.isEmpty() ? rule : place + " " + rule);
  }

  /** The entries of a mapping, none of them under another key than these. */
  Keys keys(Set<String> known) {
    Map<String, YamlValue> entries = entries();
    entries.forEach(
        (key, entry) -> {
          if (!known.contains(key)) {
            String in = place.isEmpty() ? "the file" : place;
            throw new ScenarioException(file, entry.line, Suggestion.unknownKey(key, in, known));
          }
        });
    return new Keys(this, entries);
  }

  Keys keys(String... known) {
    return keys(Set.of(known));
  }

  Map<String, YamlValue> entries() {
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong("must be a mapping, was " + shown());
    }
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    map.forEach((key, entry) -> entries.put((String) key, (YamlValue) entry));
    return entries;
  }

  List<YamlValue> list() {
    if (!(value instanceof List<?> items)) {
      throw wrong("must be a list, was " + shown());
    }
    List<YamlValue> list = new ArrayList<>();
    items.forEach(item -> list.add((YamlValue) item));
    return list;
  }

  <T> List<T> list(Function<YamlValue, T> read) {
    return list().stream().map(read).toList();
  }

  String text() {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    boolean bare = value instanceof Number || value instanceof Boolean;
    throw wrong("must be text, was " + shown() + (bare ? "; maybe it needs quotes" : ""));
  }

  /** Minor units of a currency. */
  long amount() {
    if (value instanceof Long whole) {
      return whole;
    }
    String most = value instanceof BigInteger ? " up to " + Long.MAX_VALUE : "";
    throw wrong("must be a whole number of minor units" + most + ", was " + shown());
  }

  int count() {
    if (value instanceof Long whole && whole.intValue() == whole) {
      return whole.intValue();
    }
    throw wrong("must be a whole number, was " + shown());
  }

  boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong("must be true or false, was " + shown());
  }

  Instant instant() {
    try {
      return Instant.parse(text());
    } catch (DateTimeParseException e) {
      throw wrong("must be an instant like 2024-01-20T13:30:00Z, was " + shown());
    }
  }

  /** One of these words. */
  <E> E word(Map<String, E> words) {
    E found = words.get(text());
    if (found == null) {
      throw wrong("must be one of " + String.join(", ", words.keySet()) + ", was " + shown());
    }
    return found;
  }

  /** What a constructor makes of this; what it refuses is wrong here. */
  <T> T build(Function<YamlValue, T> build) {
    try {
      return build.apply(this);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw wrong("is not possible: " + e.getMessage());
    }
  }

  /** Maps, lists and scalars without their places. */
  @Nullable Object plain() {
    if (value instanceof Map<?, ?>) {
      return plainMap();
    }
    if (value instanceof List<?>) {
      List<@Nullable Object> plain = new ArrayList<>();
      list().forEach(item -> plain.add(item.plain()));
      return Collections.unmodifiableList(plain);
    }
    return value;
  }

  @SuppressWarnings("NullAway") // values may be null, as everywhere where YAML or JSON is a map
  Map<String, Object> plainMap() {
    Map<String, Object> plain = new LinkedHashMap<>();
    entries().forEach((key, entry) -> plain.put(key, entry.plain()));
    return plain;
  }

  private String shown() {
    if (value instanceof Map<?, ?>) {
      return "a mapping";
    }
    return value instanceof List<?> ? "a list" : String.valueOf(value);
  }
}
