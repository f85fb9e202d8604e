package dev.refundkit.rules.explain;

import dev.refundkit.rules.bundle.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One condition of a rule, tried on facts.
 *
 * @param line the id of the line that it was tried on; empty where it looks at no single line
 * @param condition as its author wrote it
 * @param place where it stands
 * @param held whether it held
 * @param values what it saw, by name: {@code refund.total}, {@code refund.limit.auto_approve} ...
 */
public record Check(
    String line, String condition, Place place, boolean held, Map<String, String> values) {

  public Check {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The condition on one line, after the line that it was tried on. */
  String shown() {
    String before = line.isEmpty() ? "" : "line " + line + ": ";
    return before + condition.replaceAll("\\s+", " ");
  }
}
