package dev.refundkit.testkit.scenario;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The entries of one mapping, read by key. An entry that is null counts as absent. */
record Keys(YamlValue owner, Map<String, YamlValue> entries) {

  /** Null where it is absent. */
  @Nullable YamlValue find(String key) {
    YamlValue entry = entries.get(key);
    return entry == null || entry.isNull() ? null : entry;
  }

  boolean has(String key) {
    return find(key) != null;
  }

  YamlValue need(String key) {
    YamlValue entry = entries.get(key);
    if (entry == null) {
      throw owner.wrong("needs the key " + key);
    }
    if (entry.isNull()) {
      throw entry.wrong("must not be empty");
    }
    return entry;
  }

  String text(String key) {
    return need(key).text();
  }

  @Nullable String textOrNull(String key) {
    return orNull(key, YamlValue::text);
  }

  long amountOrZero(String key) {
    return or(key, YamlValue::amount, 0L);
  }

  <T> @Nullable T orNull(String key, Function<YamlValue, T> read) {
    YamlValue entry = find(key);
    return entry == null ? null : read.apply(entry);
  }

  <T> T or(String key, Function<YamlValue, T> read, T absent) {
    YamlValue entry = find(key);
    return entry == null ? absent : read.apply(entry);
  }

  /** Empty where it is absent. */
  <T> List<T> list(String key, Function<YamlValue, T> read) {
    return or(key, value -> value.list(read), List.of());
  }
}
