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

  /** About 40 MB of numbers, less of texts. */
  private static final long MOST_KEPT = 1_000_000;

  /** Three times what 400 rules of a shop take; a second or two. */
  private static final long MOST_LOOKED_AT = 20_000_000;

  private final Work kept = new Work(MOST_KEPT);
  private final Work lookedAt = new Work(MOST_LOOKED_AT);
  private final Settings settings;
  private final Findings findings = new Findings();

  private PolicyAnalysis(Settings settings) {
    this.settings = settings;
  }

  /**
   * What was found, in the order of files and lines.
   *
   * @param text nothing is found in one that is not usable
   */
  public static List<Finding> of(PolicyText text) {
    Settings settings = text.settings();
    return settings == null || !text.isUsable() ? List.of() : of(text, settings).findings.all();
  }

  static PolicyAnalysis of(PolicyText text, Settings settings) {
    PolicyAnalysis analysis = new PolicyAnalysis(settings);
    List<RuleLogic> all = analysis.read(text);
    if (analysis.kept.isBounded()) {
      analysis.check(all);
    }
    return analysis;
  }

  List<Finding> findings() {
    return findings.all();
  }

  /** How much of the policies' sets was kept, or would have been. */
  Work kept() {
    return kept;
  }

  /** How much of these sets was looked at. */
  Work lookedAt() {
    return lookedAt;
  }

  private List<RuleLogic> read(PolicyText text) {
    Possible possible = new Possible(settings);
    SettingCases cases = new SettingCases(settings, kept);
    return text.rules().stream()
        .takeWhile(rule -> kept.isBounded())
        .map(rule -> RuleLogic.of(rule, possible, cases, kept))
        .toList();
  }

  private void check(List<RuleLogic> all) {
    NeverHolds never = new NeverHolds(search(), findings);
    List<RuleLogic> rules = all.stream().filter(never::check).toList();
    Gaps gaps = new Gaps(settings, rules, search(), kept);
    new GapReport(gaps, settings, findings).write();
    Implication implication = new Implication(all, search(), lookedAt);
    Contradictions contradictions = new Contradictions(implication, findings);
    Shadows shadows = new Shadows(implication, contradictions, findings);
    for (int at = 0; at < rules.size(); at++) {
      contradictions.check(rules.get(at), rules.subList(0, at));
      shadows.check(rules, at);
    }
  }

  private Search search() {
    return new Search(lookedAt);
  }
}
