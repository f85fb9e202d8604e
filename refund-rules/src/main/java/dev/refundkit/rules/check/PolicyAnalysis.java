package dev.refundkit.rules.check;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.language.Findings;
import dev.refundkit.rules.language.PolicyText;
import dev.refundkit.rules.settings.Settings;
import java.util.List;

/**
 * Finds what is wrong with a policy whose single rules are right: rules that never hold, that
 * others make pointless or contradict, and combinations that no rule names. What is found is
 * certain; where finding out would take too long, nothing is said. Nothing is compiled.
 */
public final class PolicyAnalysis {

  private PolicyAnalysis() {}

  /**
   * What was found, in the order of files and lines.
   *
   * @param text nothing is found in one that is not usable
   */
  public static List<Finding> of(PolicyText text) {
    Settings settings = text.settings();
    Findings findings = new Findings();
    if (settings != null && text.isUsable()) {
      check(text, settings, findings);
    }
    return findings.all();
  }

  private static void check(PolicyText text, Settings settings, Findings findings) {
    Possible possible = new Possible(settings);
    SettingCases cases = new SettingCases(settings);
    List<RuleLogic> all =
        text.rules().stream().map(rule -> RuleLogic.of(rule, possible, cases)).toList();
    NeverHolds never = new NeverHolds(new Search(), findings);
    List<RuleLogic> rules = all.stream().filter(never::check).toList();
    Gaps gaps = new Gaps(settings, rules, new Search());
    new GapReport(gaps, settings, findings).write();
    Implication implication = new Implication(all, new Search());
    Contradictions contradictions = new Contradictions(implication, findings);
    Shadows shadows = new Shadows(implication, contradictions, findings);
    for (int at = 0; at < rules.size(); at++) {
      contradictions.check(rules.get(at), rules.subList(0, at));
      shadows.check(rules, at);
    }
  }
}
