package dev.refundkit.samples.shop.api;

import dev.refundkit.refusal.Violation;
import dev.refundkit.text.StorableText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one call, read by name. What is wrong is collected, not thrown, and reads as
 * absent. What a client wrote is not repeated.
 */
final class Parameters {

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final int MAX_TEXT = 1024;
  private static final int MAX_DIGITS = 9;

  private final Map<String, String[]> named;
  private final Set<String> known = new HashSet<>();
  private final List<Violation> violations = new ArrayList<>();

  Parameters(Map<String, String[]> named) {
    this.named = named;
  }

  @Nullable String id(String name) {
    String value = value(name);
    boolean fits = value == null || (!value.isEmpty() && StorableText.isId(value));
    return fits ? value : wrong(name, StorableText.ID_RULE);
  }

  @Nullable String text(String name) {
    String value = value(name);
    boolean fits =
        value == null || (!value.isEmpty() && value.length() <= MAX_TEXT && StorableText.is(value));
    return fits ? value : wrong(name, "must have 1 to " + MAX_TEXT + " characters");
  }

  <E> @Nullable E word(String name, E[] words, Function<E, String> wire) {
    String value = value(name);
    if (value == null) {
      return null;
    }
    for (E word : words) {
      if (wire.apply(word).equals(value)) {
        return word;
      }
    }
    String allowed = Arrays.stream(words).map(wire).collect(Collectors.joining(", "));
    violations.add(new Violation(name, "must be one of " + allowed));
    return null;
  }

  @Nullable Instant time(String name) {
    String value = value(name);
    try {
      Instant time = value == null ? null : Instant.parse(value);
      if (time == null || (!time.isBefore(FIRST) && !time.isAfter(LAST))) {
        return time;
      }
    } catch (DateTimeParseException e) {
      // Answered below.
    }
    violations.add(
        new Violation(name, "must be an instant like 2024-01-20T13:30:00Z, from 1970 to 9999"));
    return null;
  }

  int number(String name, int otherwise) {
    String value = value(name);
    if (value == null) {
      return otherwise;
    }
    if (value.isEmpty() || value.length() > MAX_DIGITS || !value.matches("[0-9]+")) {
      violations.add(new Violation(name, "must be a whole number"));
      return otherwise;
    }
    return Integer.parseInt(value);
  }

  /** All parameters at fault, those that nobody has asked for included. */
  List<Violation> violations() {
    List<Violation> all = new ArrayList<>(violations);
    if (!known.containsAll(named.keySet())) {
      List<String> allowed = known.stream().sorted().toList();
      all.add(new Violation("query", "must hold no parameters but " + allowed));
    }
    return all;
  }

  private @Nullable String value(String name) {
    known.add(name);
    String[] values = named.get(name);
    if (values == null || values.length == 0) {
      return null;
    }
    return values.length == 1 ? values[0] : wrong(name, "must not stand twice");
  }

  private @Nullable String wrong(String name, String rule) {
    violations.add(new Violation(name, rule));
    return null;
  }
}
