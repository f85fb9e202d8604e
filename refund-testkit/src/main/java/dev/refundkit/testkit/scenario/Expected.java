package dev.refundkit.testkit.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a step must lead to. Values are maps, lists and scalars as the file states them: {@code
 * {one_of: [..]}} and {@code {size: N}} stand as they are.
 */
public sealed interface Expected {

  /** Nothing but that the step is not refused. */
  record Acceptance() implements Expected {}

  /** A subset of the answer. */
  record Document(Map<String, Object> fields) implements Expected {
    public Document {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** A refusal; the fields are {@code code} and perhaps {@code param} and {@code retryable}. */
  record Refused(Map<String, Object> fields) implements Expected {
    public Refused {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }
}
