package dev.refundkit.rules.check;

import static dev.refundkit.rules.bundle.FindingKind.NEVER_HOLDS;

import dev.refundkit.rules.language.Findings;
import dev.refundkit.rules.language.Span;
import java.util.List;

/** Finds rules that can never hold, and the conditions that keep them from it. */
final class NeverHolds {

  private static final String ADVICE =
      "Change a condition or a number of policy.yaml, or remove the rule.";

  private final Search search;
  private final Findings findings;

  NeverHolds(Search search, Findings findings) {
    this.search = search;
    this.findings = findings;
  }

  /** Whether the rule may hold; notes it if not. */
  boolean check(RuleLogic rule) {
    boolean possible = search.mayHold(rule.whole());
    if (!possible) {
      note(rule);
    }
    return possible;
  }

  private void note(RuleLogic rule) {
    String what = "rule " + rule.rule().id() + " can never hold: ";
    List<RuleLogic.Part> parts = rule.parts();
    for (RuleLogic.Part part : parts) {
      if (!search.mayHold(part.logic())) {
        note(part.span(), what + shown(part) + " is never true");
        return;
      }
    }
    for (int i = 0; i < parts.size(); i++) {
      for (int j = 0; j < i; j++) {
        RuleLogic.Part one = parts.get(j);
        RuleLogic.Part other = parts.get(i);
        if (!search.mayHold(one.logic(), other.logic())) {
          note(other.span(), what + shown(other) + " is never true together with " + shown(one));
          return;
        }
      }
    }
    note(rule.rule().head(), what + "its conditions are never true together");
  }

  private void note(Span span, String what) {
    findings.note(NEVER_HOLDS, span, what, ADVICE);
  }

  private static String shown(RuleLogic.Part part) {
    return part.span().text().replaceAll("\\s+", " ");
  }
}
