package dev.refundkit.cli.policy;

import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.rules.explain.ConditionCoverage;
import dev.refundkit.rules.explain.CoverageReport;
import dev.refundkit.rules.explain.RuleCoverage;

/** What was tried, as one page that needs nothing else: a row for each rule and condition. */
final class CoveragePage {

  private static final String STYLE =
      """
      <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #222; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; }
        code { white-space: pre-wrap; }
        .rule td { background: #f4f4f4; font-weight: 600; }
        .rule span { font-weight: 400; }
        .yes { color: #06632b; }
        .no { color: #a40000; font-weight: 600; }
      </style>
      """;

  private CoveragePage() {}

  static String of(PolicyVersion version, CoverageReport report) {
    String name = Html.escaped(version.name() + " " + version.version());
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n");
    page.append(
            "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n")
        .append("<title>" + name + ": what its scenarios tried</title>\n")
        .append(STYLE)
        .append("<h1>" + name + "</h1>\n")
        .append("<p>Rules that held: ")
        .append(share(report.rulesHeld(), report.rules().size(), report.rulesPercent()))
        .append(" Conditions seen true and false: ")
        .append(share(report.truthsSeen(), report.truths(), report.conditionsPercent()))
        .append("</p>\n<table>\n<tr><th>Rule and condition<th>Where<th>True<th>False</tr>\n");
    report.rules().forEach(rule -> page.append(rows(rule)));
    return page.append("</table>\n</html>\n").toString();
  }

  private static String share(int part, int whole, int percent) {
    return "<strong>" + percent + " %</strong> (" + part + " of " + whole + ").";
  }

  private static String rows(RuleCoverage rule) {
    StringBuilder rows = new StringBuilder("<tr class=\"rule\"><td>");
    rows.append(Html.escaped(rule.id()))
        .append("<br><span>")
        .append(Html.escaped(rule.sentence()))
        .append("</span><td>")
        .append(Html.escaped(rule.place().toString()))
        .append("<td colspan=\"2\">")
        .append(mark(rule.held(), "times held: " + rule.cases(), "never held"))
        .append("</tr>\n");
    rule.conditions().forEach(condition -> rows.append(row(condition)));
    return rows.toString();
  }

  private static String row(ConditionCoverage condition) {
    return "<tr><td><code>"
        + Html.escaped(condition.condition().replaceAll("\\s+", " "))
        + "</code><td>"
        + Html.escaped(condition.place().toString())
        + "<td>"
        + mark(condition.everTrue(), "yes", "never")
        + "<td>"
        + mark(condition.everFalse(), "yes", "never")
        + "</tr>\n";
  }

  private static String mark(boolean seen, String yes, String no) {
    return "<span class=\"" + (seen ? "yes" : "no") + "\">" + (seen ? yes : no) + "</span>";
  }
}
