package dev.refundkit.cli.policy;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.rules.compare.Comparison;
import dev.refundkit.rules.compare.Flip;
import dev.refundkit.rules.compare.RuleChange;
import dev.refundkit.rules.compare.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What would change, as one page that needs nothing else, for those who answer for the policy. */
final class ComparisonPage {

  private static final String STYLE =
      """
      <style>
        :root { color-scheme: light dark; --ink: #1d1d1f; --paper: #fff; --line: #d4d4d8; --soft: #f4f4f5;
          --approve: #15803d; --review: #b45309; --reject: #b91c1c; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #f4f4f5; --paper: #18181b; --line: #3f3f46; --soft: #27272a;
            --approve: #22a35a; --review: #d97706; --reject: #e04848; } }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem;
          color: var(--ink); background: var(--paper); }
        h2 { margin-top: 2.5rem; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .moved { background: var(--soft); font-weight: 600; }
        .stack { display: flex; height: 1.6rem; margin-bottom: 1.2rem; border-radius: .3rem; overflow: hidden; background: var(--soft); }
        .bar { height: .8rem; border-radius: .2rem; background: var(--review); min-width: 1px; }
        .approve { background: var(--approve); } .review { background: var(--review); } .reject { background: var(--reject); }
        .key { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; margin: 0 .3rem 0 1rem; }
        .figures { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; }
        .figures li { background: var(--soft); border-radius: .5rem; padding: .8rem 1.2rem; }
        .figures strong { display: block; font-size: 1.6rem; }
        .early { border-left: .3rem solid var(--review); padding-left: .8rem; }
        details { border-bottom: 1px solid var(--line); padding: .4rem 0; }
        code { overflow-wrap: anywhere; }
      </style>
      """;

  private final Comparison found;
  private final StringBuilder page = new StringBuilder();

  private ComparisonPage(Comparison found) {
    this.found = found;
  }

  static String of(Comparison found) {
    return new ComparisonPage(found).write();
  }

  private String write() {
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
        .append("<title>What a new refund policy would change</title>\n")
        .append(STYLE)
        .append("<main>\n<h1>What a new refund policy would change</h1>\n");
    page.append("<p>Old: <code>" + Html.escaped(Versions.of(found.before())) + "</code><br>");
    page.append("New: <code>" + Html.escaped(Versions.of(found.after())) + "</code></p>\n");
    if (!found.finished()) {
      page.append("<p class=\"early\">Stopped early: these are the cases until then.</p>\n");
    }
    figures();
    outcomes();
    money();
    chart("Reasons", found.byReason());
    chart("Categories", found.byCategory());
    chart("Currencies", found.byCurrency());
    rules();
    flips();
    return page.append("</main>\n</html>\n").toString();
  }

  private void figures() {
    Tally all = found.all();
    page.append("<ul class=\"figures\">\n");
    figure(count(all.cases()), "past cases");
    figure(count(all.changed()), "would end otherwise");
    figure(more(all, Outcome.APPROVE), "approved at once");
    figure(more(all, Outcome.REVIEW), "shown to people");
    figure(more(all, Outcome.REJECT), "rejected");
    figure(count(found.otherTerms()), "same outcome, other terms");
    page.append("</ul>\n");
  }

  private void figure(String number, String of) {
    page.append("<li><strong>" + number + "</strong>" + of + "</li>\n");
  }

  private static String more(Tally all, Outcome outcome) {
    return String.format(Locale.ROOT, "%+,d", all.after(outcome) - all.before(outcome));
  }

  private void outcomes() {
    page.append("<h2>Outcomes</h2>\n<p>");
    for (Outcome outcome : Outcome.values()) {
      page.append("<span class=\"key " + outcome.wire() + "\"></span>" + outcome.wire());
    }
    page.append("</p>\n");
    stack("Old", found.all()::before);
    stack("New", found.all()::after);
    page.append("<div class=\"wide\"><table>\n<tr><th>Old<th class=\"n\">new: approve");
    page.append("<th class=\"n\">new: review<th class=\"n\">new: reject</tr>\n");
    for (Outcome before : Outcome.values()) {
      page.append("<tr><th>" + before.wire());
      for (Outcome after : Outcome.values()) {
        long cases = found.all().cases(before, after);
        String moved = before != after && cases > 0 ? " moved" : "";
        page.append("<td class=\"n" + moved + "\">" + count(cases));
      }
      page.append("</tr>\n");
    }
    page.append("</table></div>\n");
  }

  private void stack(String which, ToLongFunction<Outcome> cases) {
    page.append("<p>" + which + "</p>\n<div class=\"stack\">");
    for (Outcome outcome : Outcome.values()) {
      String width = width(cases.applyAsLong(outcome), found.all().cases());
      String title = outcome.wire() + ": " + count(cases.applyAsLong(outcome));
      page.append("<div class=\"" + outcome.wire() + "\" style=\"width:" + width + "\"")
          .append(" title=\"" + title + "\"></div>");
    }
    page.append("</div>\n");
  }

  private void money() {
    page.append("<h2>Money that would go another way</h2>\n");
    if (found.all().changed() > 0) {
      moved();
    }
    boolean same = found.feesBefore().equals(found.feesAfter());
    page.append("<p>Fees kept: " + Amounts.of(found.feesBefore()))
        .append(same ? ", as before" : "; with the new policy: " + Amounts.of(found.feesAfter()))
        .append(".</p>\n");
  }

  private void moved() {
    page.append("<div class=\"wide\"><table>\n<tr><th>From<th>To<th class=\"n\">Cases");
    page.append("<th class=\"n\">Money</tr>\n");
    for (Outcome before : Outcome.values()) {
      for (Outcome after : Outcome.values()) {
        if (before != after && found.all().cases(before, after) > 0) {
          page.append("<tr><td>" + before.wire() + "<td>" + after.wire() + "<td class=\"n\">")
              .append(count(found.all().cases(before, after)))
              .append("<td class=\"n\">" + lines(found.all().money(before, after)) + "</tr>\n");
        }
      }
    }
    page.append("</table></div>\n");
  }

  private static String lines(Map<String, Long> money) {
    return Amounts.of(money).replaceAll("(?<=\\d), (?=[A-Z])", "<br>");
  }

  private void chart(String title, Map<String, Tally> tallies) {
    long most = tallies.values().stream().mapToLong(Tally::changed).max().orElse(0);
    page.append(
            "<h2>" + title + "</h2>\n<div class=\"wide\"><table>\n<tr><th><th class=\"n\">Cases")
        .append("<th class=\"n\">Would change<th style=\"width:35%\"><th class=\"n\">Approved: old")
        .append("<th class=\"n\">new</tr>\n");
    tallies.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Tally> e) -> -e.getValue().changed())
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> row(entry.getKey(), entry.getValue(), most));
    page.append("</table></div>\n");
  }

  private void row(String name, Tally tally, long most) {
    page.append("<tr><th>" + Html.escaped(name) + "<td class=\"n\">" + count(tally.cases()))
        .append("<td class=\"n\">" + count(tally.changed()) + " <small>(")
        .append(ComparisonWords.percent(tally.changed(), tally.cases()) + ")</small>")
        .append("<td>");
    if (tally.changed() > 0) {
      page.append("<div class=\"bar\" style=\"width:" + width(tally.changed(), most) + "\"></div>");
    }
    page.append("<td class=\"n\">" + count(tally.before(Outcome.APPROVE)))
        .append("<td class=\"n\">" + count(tally.after(Outcome.APPROVE)) + "</tr>\n");
  }

  private void rules() {
    List<Map.Entry<String, RuleChange>> otherwise =
        found.byRule().entrySet().stream()
            .filter(rule -> rule.getValue().where().cases() > 0)
            .toList();
    page.append("<h2>Rules that speak otherwise</h2>\n");
    if (otherwise.isEmpty()) {
      page.append("<p>None.</p>\n");
      return;
    }
    page.append("<div class=\"wide\"><table>\n<tr><th>Rule<th class=\"n\">Spoke: old");
    page.append("<th class=\"n\">new<th class=\"n\">Cases that change</tr>\n");
    for (Map.Entry<String, RuleChange> rule : otherwise) {
      RuleChange change = rule.getValue();
      page.append("<tr><th>" + Html.escaped(rule.getKey()))
          .append("<td class=\"n\">" + count(change.before()))
          .append("<td class=\"n\">" + count(change.after()))
          .append("<td class=\"n\">" + count(change.where().changed()) + "</tr>\n");
    }
    page.append("</table></div>\n");
  }

  private void flips() {
    if (found.flips().isEmpty()) {
      return;
    }
    page.append("<h2>Cases</h2>\n<p>The first " + count(found.flips().size()) + " of ")
        .append(count(found.all().changed()) + " that would end otherwise.</p>\n");
    for (Flip flip : found.flips()) {
      page.append("<details><summary>" + Html.escaped(flip.id()) + ", ")
          .append(Amounts.of(flip.currency(), flip.total()))
          .append(", " + Html.escaped(flip.reason()) + ": ")
          .append(flip.before().outcome().wire() + ", then " + flip.after().outcome().wire())
          .append("</summary>\n");
      decision("Old", flip.before());
      decision("New", flip.after());
      page.append("</details>\n");
    }
  }

  private void decision(String which, Decision decision) {
    page.append("<p>" + which + ": " + decision.outcome().wire() + "</p>\n<ul>\n");
    decision
        .reasons()
        .forEach(
            reason ->
                page.append("<li>" + Html.escaped(reason.sentence()) + " <code>")
                    .append(
                        Html.escaped(reason.rule())
                            + "</code>"
                            + Html.escaped(facts(reason.facts()))
                            + "</li>\n"));
    page.append("</ul>\n");
  }

  private static String facts(Map<String, String> facts) {
    StringBuilder all = new StringBuilder();
    facts.forEach(
        (name, value) -> all.append(all.isEmpty() ? " " : ", ").append(name + " " + value));
    return all.toString();
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String width(long part, long whole) {
    return String.format(Locale.ROOT, "%.3f%%", whole == 0 ? 0 : 100.0 * part / whole);
  }
}
