package dev.refundkit.testkit.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The body of a call: maps, lists and scalars, as they would stand on the wire.
 *
 * @param lines where each field stands in the file, by its place: {@code items[0].quantity}
 */
public record Body(Map<String, Object> fields, Map<String, Integer> lines) {

  public Body {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    lines = Map.copyOf(lines);
  }
}
