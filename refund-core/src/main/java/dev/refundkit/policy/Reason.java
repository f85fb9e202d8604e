package dev.refundkit.policy;

import dev.refundkit.text.StorableText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One rule that fired, and why. Its texts are made {@link StorableText} and cut, so that no policy
 * can say what a store cannot keep.
 *
 * @param rule the rule's id
 * @param outcome what the rule asks for: {@code approve}, {@code review}, {@code reject}, {@code
 *     requireReturn}, {@code fee} ...
 * @param sentence for people
 * @param facts what the rule looked at, by name, as it was
 */
public record Reason(String rule, String outcome, String sentence, Map<String, String> facts) {

  public Reason {
    rule = StorableText.of(rule, StorableText.MAX_ID);
    outcome = StorableText.of(outcome, StorableText.MAX_ID);
    sentence = StorableText.of(sentence, StorableText.MAX_SHOWN);
    Map<String, String> kept = new LinkedHashMap<>();
    facts.forEach(
        (name, value) ->
            kept.put(
                StorableText.of(name, StorableText.MAX_ID),
                StorableText.of(value, StorableText.MAX_SHOWN)));
    facts = Collections.unmodifiableMap(kept);
  }

  public static Reason of(String rule, String outcome, String sentence) {
    return new Reason(rule, outcome, sentence, Map.of());
  }
}
