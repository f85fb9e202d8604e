package dev.refundkit.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Proposal;
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
 * @param restockReasons in quotes only: which rules say so, by line id
 * @param policy the policy's name
 */
public record DecisionDocument(
    String outcome,
    @JsonInclude(NON_NULL) @Nullable Map<String, String> restock,
    @JsonInclude(NON_NULL) @Nullable Map<String, List<Reason>> restockReasons,
    List<Reason> reasons,
    String policy,
    String version,
    String hash) {

  public DecisionDocument {
    restock = copy(restock);
    restockReasons = copy(restockReasons);
    reasons = List.copyOf(reasons);
  }

  private static <T> @Nullable Map<String, T> copy(@Nullable Map<String, T> map) {
    return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** One rule that fired, what it asks for, and a sentence for people. */
  public record Reason(String rule, String outcome, String sentence) {}

  static DecisionDocument of(Decision decision) {
    return of(decision, null, null);
  }

  static DecisionDocument of(Proposal proposal) {
    Map<String, String> restock = new LinkedHashMap<>();
    Map<String, List<Reason>> restockReasons = new LinkedHashMap<>();
    proposal
        .restock()
        .forEach(
            (line, answer) -> {
              restock.put(line, answer.restocking().wire());
              restockReasons.put(line, reasons(answer.reasons()));
            });
    return of(proposal.decision(), restock, restockReasons);
  }

  private static DecisionDocument of(
      Decision decision,
      @Nullable Map<String, String> restock,
      @Nullable Map<String, List<Reason>> restockReasons) {
    return new DecisionDocument(
        decision.outcome().wire(),
        restock,
        restockReasons,
        reasons(decision.reasons()),
        decision.policy().name(),
        decision.policy().version(),
        decision.policy().hash());
  }

  private static List<Reason> reasons(List<dev.refundkit.policy.Reason> reasons) {
    return reasons.stream().map(r -> new Reason(r.rule(), r.outcome(), r.sentence())).toList();
  }
}
