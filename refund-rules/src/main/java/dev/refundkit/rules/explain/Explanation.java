package dev.refundkit.rules.explain;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why a policy answered as it did.
 *
 * @param about what was asked
 * @param answer {@code approve}, {@code review} or {@code reject}; {@code restock}, {@code inspect}
 *     or {@code do_not_restock}
 * @param reasons as they are stored with the decision
 * @param rules every rule of the policy that is about such a case, in the order of {@link
 *     RuleExplanation.Status}
 */
public record Explanation(
    PolicyVersion policy,
    Subject about,
    String answer,
    List<Reason> reasons,
    List<RuleExplanation> rules) {

  public Explanation {
    reasons = List.copyOf(reasons);
    rules = List.copyOf(rules);
  }

  /** The policy's name and version as people write them, and of goods what they are. */
  String origin() {
    return "policy " + policy.name() + " " + policy.version() + about.shown();
  }

  /** What was added to what the rules ask for: nothing matched, a rule failed ... */
  public List<Reason> reasonsOfNoRule() {
    Set<String> ids = rules.stream().map(RuleExplanation::id).collect(Collectors.toSet());
    return reasons.stream().filter(reason -> !ids.contains(reason.rule())).toList();
  }

  /** As text for people, several lines. */
  public String text() {
    return ExplanationText.of(this);
  }

  /** As a picture for people: one SVG document that needs nothing else. */
  public String picture() {
    return ExplanationPicture.of(this);
  }

  /** The rules that did not hold where they were tried, which was not everywhere. */
  List<RuleExplanation> notAllTried() {
    return rules.stream()
        .filter(rule -> !rule.complete() && rule.status() == RuleExplanation.Status.NOT_MET)
        .toList();
  }

  /** The rules that came out so. */
  public List<RuleExplanation> rules(RuleExplanation.Status status) {
    return rules.stream().filter(rule -> rule.status() == status).toList();
  }
}
