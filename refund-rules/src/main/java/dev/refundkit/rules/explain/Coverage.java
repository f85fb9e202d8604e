package dev.refundkit.rules.explain;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.language.Condition;
import dev.refundkit.rules.language.FactPattern;
import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.settings.MissingSettingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts, over many cases, which rules held, and which single conditions were ever true and ever
 * false. Where the policy failed, no rule counts. Every condition is looked at for every fact of
 * its pattern, whatever the others say. Safe for use by several threads.
 */
public final class Coverage {

  private static final class Seen {
    private boolean yes;
    private boolean no;

    private void note(boolean held) {
      yes |= held;
      no |= !held;
    }
  }

  private final Explainer explainer;
  private final Evaluator evaluator = new Evaluator();
  private final Map<String, Integer> cases = new LinkedHashMap<>();
  private final Map<Condition.Single, Seen> conditions = new HashMap<>();

  public Coverage(Explainer explainer) {
    this.explainer = explainer;
    for (Rule rule : explainer.rules()) {
      cases.put(rule.id(), 0);
      rule.singles().forEach(single -> conditions.put(single, new Seen()));
    }
  }

  /** Notes a request, and what the policy says of it. */
  public void note(RefundCase asked, Decision decision) {
    note(explainer.facts(asked), decision.reasons(), false);
  }

  /** Notes goods, and what the policy says of them. */
  public void note(ReturnCase asked, Disposition disposition) {
    note(explainer.facts(asked), disposition.reasons(), true);
  }

  private synchronized void note(List<Object> facts, List<Reason> reasons, boolean goods) {
    for (String held : Counted.held(reasons)) {
      cases.computeIfPresent(held, (rule, count) -> count + 1);
    }
    for (Rule rule : explainer.rules()) {
      if (rule.isAboutGoods() == goods) {
        Combinations.each(rule, facts, chosen -> note(rule, facts, chosen));
      }
    }
  }

  private void note(Rule rule, List<Object> facts, Combinations.Combination chosen) {
    int next = 0;
    for (FactPattern pattern : rule.patterns()) {
      boolean each = pattern.quantity() == FactPattern.Quantity.EACH;
      List<Object> looked =
          each ? List.of(chosen.facts().get(next++)) : Combinations.of(pattern, facts);
      for (Object fact : looked) {
        pattern.singles().forEach(single -> note(single, fact, chosen.named()));
      }
    }
  }

  private void note(Condition.Single single, Object fact, Map<String, Object> named) {
    Seen seen = conditions.get(single);
    try {
      if (seen != null) {
        seen.note(evaluator.holds(single, fact, named));
      }
    } catch (MissingSettingException e) {
      // Neither true nor false: the engine asks a person then.
    }
  }

  /** What was seen so far. */
  public synchronized CoverageReport report() {
    List<RuleCoverage> rules = new ArrayList<>();
    for (Rule rule : explainer.rules()) {
      List<ConditionCoverage> seen = rule.singles().map(this::coverage).toList();
      rules.add(
          new RuleCoverage(
              rule.id(),
              rule.sentence(),
              rule.head().place(),
              cases.getOrDefault(rule.id(), 0),
              seen));
    }
    return new CoverageReport(rules);
  }

  private ConditionCoverage coverage(Condition.Single single) {
    Seen seen = conditions.getOrDefault(single, new Seen());
    return new ConditionCoverage(single.span().text(), single.span().place(), seen.yes, seen.no);
  }
}
