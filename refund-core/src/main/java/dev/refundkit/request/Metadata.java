package dev.refundkit.request;

import dev.refundkit.refusal.Violation;
import dev.refundkit.text.StorableNumber;
import dev.refundkit.text.StorableText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Free data that a caller attaches and gets back: strings, numbers, booleans, and lists or maps of
 * them. Bounded.
 */
final class Metadata {

  static final int MAX_DEPTH = 5;
  static final int MAX_VALUES = 200;
  static final int MAX_TEXT = 16 * 1024;

  private int values = -1; // the map itself is no value
  private int text;

  private Metadata() {}

  /** An unmodifiable deep copy; map order is kept. */
  static Map<String, Object> copy(Map<String, Object> metadata) {
    Map<String, Object> copy = new LinkedHashMap<>();
    metadata.forEach((key, value) -> copy.put(key, copyValue(value, 2)));
    return Collections.unmodifiableMap(copy);
  }

  /** What is too deep to be accepted is cut off, so that no depth can exhaust the stack. */
  private static Object copyValue(Object value, int depth) {
    if (depth > MAX_DEPTH + 1) {
      return "";
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, inner) -> copy.put(key, copyValue(inner, depth + 1)));
      return Collections.unmodifiableMap(copy);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(inner -> copy.add(copyValue(inner, depth + 1)));
      return Collections.unmodifiableList(copy);
    }
    return value;
  }

  /** What of the metadata is out of bounds or of a type that cannot be stored. */
  static List<Violation> violations(Map<String, Object> metadata) {
    List<Violation> found = new ArrayList<>();
    new Metadata().check("metadata", metadata, 1, found);
    return found;
  }

  private void check(String field, @Nullable Object value, int depth, List<Violation> found) {
    if (!found.isEmpty()) {
      return;
    }
    if (depth > MAX_DEPTH) {
      found.add(new Violation("metadata", "must not be nested deeper than " + MAX_DEPTH));
    } else if (++values > MAX_VALUES) {
      found.add(new Violation("metadata", "must not hold more than " + MAX_VALUES + " values"));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> checkEntry(field, key, inner, depth, found));
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> check(field, inner, depth + 1, found));
    } else if (value instanceof String string) {
      count(field, string, found);
    } else if (value instanceof Number number && !bounded(number)) {
      found.add(new Violation(field, StorableNumber.RULE));
    } else if ((value instanceof Double real && !Double.isFinite(real))
        || (value instanceof Float small && !Float.isFinite(small))) {
      found.add(new Violation(field, "must be a finite number"));
    } else if (value != null
        && !(value instanceof Number number && plain(number))
        && !(value instanceof Boolean)) {
      found.add(new Violation(field, "must be text, a number, true, false, a list or a map"));
    }
  }

  private void checkEntry(
      String field,
      @Nullable Object key,
      @Nullable Object value,
      int depth,
      List<Violation> found) {
    if (!(key instanceof String name) || name.isEmpty() || name.length() > 64) {
      found.add(new Violation(field, "must have keys of 1 to 64 characters"));
      return;
    }
    count(field, name, found);
    check(field + "." + Redaction.mask(name), value, depth + 1, found);
  }

  private void count(String field, String string, List<Violation> found) {
    text += string.length();
    if (text > MAX_TEXT && found.isEmpty()) {
      found.add(new Violation("metadata", "must not hold more than " + MAX_TEXT + " characters"));
    } else if (!StorableText.is(string)) {
      found.add(new Violation(field, StorableText.RULE));
    }
  }

  private static boolean bounded(Number number) {
    if (number instanceof BigInteger whole) {
      return StorableNumber.is(new BigDecimal(whole));
    }
    return !(number instanceof BigDecimal decimal) || StorableNumber.is(decimal);
  }

  /** Others may change afterwards, or cannot be read again. */
  private static boolean plain(Number number) {
    return number instanceof BigInteger
        || number instanceof BigDecimal
        || number.getClass().getName().startsWith("java.lang.");
  }
}
