package dev.refundkit.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One rule that fired, and why.
 *
 * @param rule the rule's id
 * @param outcome what the rule asks for: {@code approve}, {@code review}, {@code reject}, {@code
 *     requireReturn}, {@code fee} ...
 * @param sentence for people
 * @param facts what the rule looked at, by name, as it was
 */
public record Reason(String rule, String outcome, String sentence, Map<String, String> facts) {

  public Reason {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  public static Reason of(String rule, String outcome, String sentence) {
    return new Reason(rule, outcome, sentence, Map.of());
  }
}
