package dev.refundkit.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refundkit.policy.Decision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the policy said.
 *
 * @param outcome {@code approve}, {@code review} or {@code reject}
 * @param restock in quotes only: where the goods of each line would go, by line id
 * @param policy the policy's name
 */
public record DecisionDocument(
    String outcome,
    @JsonInclude(NON_NULL) @Nullable Map<String, String> restock,
    List<Reason> reasons,
    String policy,
    String version,
    String hash) {

  public DecisionDocument {
    restock = restock == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(restock));
    reasons = List.copyOf(reasons);
  }

  /** One rule that fired, what it asks for, and a sentence for people. */
  public record Reason(String rule, String outcome, String sentence) {}

  static DecisionDocument from(Decision decision, @Nullable Map<String, String> restock) {
    return new DecisionDocument(
        decision.outcome().wire(),
        restock,
        decision.reasons().stream()
            .map(r -> new Reason(r.rule(), r.outcome(), r.sentence()))
            .toList(),
        decision.policy().name(),
        decision.policy().version(),
        decision.policy().hash());
  }
}
