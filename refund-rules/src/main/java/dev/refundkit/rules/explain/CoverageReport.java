package dev.refundkit.rules.explain;

import java.util.List;

/** How much of a policy was tried, rule by rule in the order of files and lines. */
public record CoverageReport(List<RuleCoverage> rules) {

  private static final int ALL = 100;

  public CoverageReport {
    rules = List.copyOf(rules);
  }

  /** How many of the rules ever held, percent, rounded down. */
  public int rulesPercent() {
    return percent(rulesHeld(), rules.size());
  }

  public int rulesHeld() {
    return (int) rules.stream().filter(RuleCoverage::held).count();
  }

  /** How many of the two truths of each single condition were ever seen, percent, rounded down. */
  public int conditionsPercent() {
    return percent(truthsSeen(), truths());
  }

  /** Two for each single condition: that it is true, and that it is false. */
  public int truths() {
    return rules.stream().mapToInt(rule -> 2 * rule.conditions().size()).sum();
  }

  public int truthsSeen() {
    return rules.stream()
        .flatMap(rule -> rule.conditions().stream())
        .mapToInt(one -> (one.everTrue() ? 1 : 0) + (one.everFalse() ? 1 : 0))
        .sum();
  }

  private static int percent(int part, int whole) {
    return whole == 0 ? ALL : part * ALL / whole;
  }
}
