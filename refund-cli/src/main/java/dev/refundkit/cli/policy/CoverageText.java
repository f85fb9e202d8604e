package dev.refundkit.cli.policy;

import dev.refundkit.rules.explain.ConditionCoverage;
import dev.refundkit.rules.explain.CoverageReport;
import dev.refundkit.rules.explain.PlainText;
import dev.refundkit.rules.explain.RuleCoverage;

/** What was not tried, line by line, and how much was. */
final class CoverageText {

  private CoverageText() {}

  static String of(CoverageReport report) {
    StringBuilder text = new StringBuilder();
    for (RuleCoverage rule : report.rules()) {
      if (!rule.held()) {
        text.append(line(rule.place() + ": " + rule.id() + " never held"));
      }
      rule.conditions().stream()
          .filter(one -> !one.everTrue() || !one.everFalse())
          .forEach(one -> text.append(line(rule, one)));
    }
    return text.append("rules that held: ")
        .append(share(report.rulesHeld(), report.rules().size(), report.rulesPercent()))
        .append("conditions seen true and false: ")
        .append(share(report.truthsSeen(), report.truths(), report.conditionsPercent()))
        .toString();
  }

  private static String line(RuleCoverage rule, ConditionCoverage condition) {
    String never =
        condition.everTrue() ? "never false" : condition.everFalse() ? "never true" : "never tried";
    String text = condition.condition().replaceAll("\\s+", " ");
    return line(condition.place() + ": " + rule.id() + ": " + never + ": " + text);
  }

  private static String line(String text) {
    return PlainText.of(text) + "\n";
  }

  private static String share(int part, int whole, int percent) {
    return part + " of " + whole + " (" + percent + " %)\n";
  }
}
