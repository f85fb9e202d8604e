package dev.refundkit.rules.explain;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.Reason;
import java.util.List;

/**
 * Why a policy answered as it did.
 *
 * @param answer {@code approve}, {@code review} or {@code reject}; {@code restock}, {@code inspect}
 *     or {@code do_not_restock}
 * @param reasons as they are stored with the decision
 * @param rules every rule of the policy that is about such a case, those that fired first, then
 *     those that nearly did
 */
public record Explanation(
    PolicyVersion policy, String answer, List<Reason> reasons, List<RuleExplanation> rules) {

  public Explanation {
    reasons = List.copyOf(reasons);
    rules = List.copyOf(rules);
  }

  /** The rules that came out so. */
  public List<RuleExplanation> rules(RuleExplanation.Status status) {
    return rules.stream().filter(rule -> rule.status() == status).toList();
  }
}
