package dev.refundkit.testkit.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an answer differs from what was expected of it. What is expected is a subset: every key named
 * must be there with that value, nested, lists by position. {@code null} means null or absent,
 * {@code {one_of: [..]}} accepts any of a list, {@code {size: N}} stands for a list of that length.
 * A list may go on after the expected items, but an empty list is expected to be empty. Numbers are
 * compared by value.
 */
final class Differences {

  private static final String ONE_OF = "one_of";
  private static final String SIZE = "size";

  private Differences() {}

  /** One line for each, such as {@code amounts.tax: expected 450, was 449}; empty if none. */
  static List<String> between(@Nullable Object expected, @Nullable Object actual) {
    List<String> found = new ArrayList<>();
    compare("", expected, actual, found);
    return found;
  }

  private static void compare(
      String place, @Nullable Object expected, @Nullable Object actual, List<String> found) {
    if (expected instanceof Map<?, ?> map) {
      compareMap(place, map, actual, found);
    } else if (expected instanceof List<?> list) {
      compareList(place, list, actual, found);
    } else if (!same(expected, actual)) {
      found.add(difference(place, shown(expected), shown(actual)));
    }
  }

  private static void compareMap(
      String place, Map<?, ?> expected, @Nullable Object actual, List<String> found) {
    if (expected.size() == 1 && expected.get(ONE_OF) instanceof List<?> choices) {
      if (choices.stream().noneMatch(choice -> between(choice, actual).isEmpty())) {
        found.add(difference(place, "one of " + choices, shown(actual)));
      }
    } else if (expected.size() == 1
        && expected.get(SIZE) instanceof Number size
        && !(actual instanceof Map<?, ?>)) {
      boolean fits = actual instanceof List<?> list && same(size, list.size());
      if (!fits) {
        found.add(difference(place, "a list of " + size, length(actual)));
      }
    } else if (actual instanceof Map<?, ?> fields) {
      expected.forEach((key, value) -> compare(inner(place, key), value, fields.get(key), found));
    } else {
      found.add(difference(place, shown(expected), shown(actual)));
    }
  }

  private static void compareList(
      String place, List<?> expected, @Nullable Object actual, List<String> found) {
    boolean empty = expected.isEmpty();
    if (!(actual instanceof List<?> items) || (empty && !items.isEmpty())) {
      found.add(difference(place, empty ? "an empty list" : shown(expected), shown(actual)));
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      Object item = i < items.size() ? items.get(i) : null;
      compare(place + "[" + i + "]", expected.get(i), item, found);
    }
  }

  private static boolean same(@Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Number && actual instanceof Number) {
      BigDecimal number = new BigDecimal(expected.toString());
      return number.compareTo(new BigDecimal(actual.toString())) == 0;
    }
    return Objects.equals(expected, actual);
  }

  private static String inner(String place, Object key) {
    return place.isEmpty() ? String.valueOf(key) : place + "." + key;
  }

  private static String difference(String place, String expected, String actual) {
    String where = place.isEmpty() ? "" : place + ": ";
    return where + "expected " + expected + ", was " + actual;
  }

  private static String length(@Nullable Object actual) {
    return actual instanceof List<?> list ? "a list of " + list.size() : shown(actual);
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "absent" : value.toString();
  }
}
