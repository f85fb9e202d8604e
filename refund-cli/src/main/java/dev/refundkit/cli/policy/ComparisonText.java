package dev.refundkit.cli.policy;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.rules.compare.Comparison;
import dev.refundkit.rules.compare.Flip;
import dev.refundkit.rules.compare.RuleChange;
import dev.refundkit.rules.compare.Tally;
import java.util.Locale;
import java.util.Map;

/** What would change, for a terminal. */
final class ComparisonText {

  private static final String NAME = "  %-42s";

  private final Comparison found;
  private final StringBuilder text = new StringBuilder();

  private ComparisonText(Comparison found) {
    this.found = found;
  }

  static String of(Comparison found) {
    return new ComparisonText(found).write();
  }

  private String write() {
    line("old: %s", Versions.of(found.before()));
    line("new: %s", Versions.of(found.after()));
    line("%s", ComparisonWords.summary(found));
    outcomes();
    money();
    tallies("reason", found.byReason());
    tallies("category", found.byCategory());
    tallies("currency", found.byCurrency());
    rules();
    flips();
    return text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  private void outcomes() {
    line("");
    line("%-20s%14s%14s%14s", "cases", "new: approve", "review", "reject");
    for (Outcome before : Outcome.values()) {
      StringBuilder row = new StringBuilder();
      for (Outcome after : Outcome.values()) {
        row.append(String.format(Locale.ROOT, "%,14d", found.all().cases(before, after)));
      }
      line("%-20s%s", "old: " + before.wire(), row);
    }
  }

  private void money() {
    if (found.all().changed() == 0 && found.feesBefore().equals(found.feesAfter())) {
      return;
    }
    line("");
    line("money");
    for (Outcome before : Outcome.values()) {
      for (Outcome after : Outcome.values()) {
        if (before != after && found.all().cases(before, after) > 0) {
          String step = before.wire() + " to " + after.wire();
          line(NAME + " %s", step, Amounts.of(found.all().money(before, after)));
        }
      }
    }
    if (!found.feesBefore().equals(found.feesAfter())) {
      line(NAME + " %s", "fees kept until now", Amounts.of(found.feesBefore()));
      line(NAME + " %s", "fees kept from now on", Amounts.of(found.feesAfter()));
    }
  }

  private void tallies(String by, Map<String, Tally> tallies) {
    line("");
    line(NAME + "%12s%12s%10s%14s%12s", "by " + by, "cases", "change", "", "approved old", "new");
    tallies.forEach(
        (name, tally) ->
            line(
                NAME + "%,12d%,12d%10s%,14d%,12d",
                name,
                tally.cases(),
                tally.changed(),
                ComparisonWords.percent(tally.changed(), tally.cases()),
                tally.before(Outcome.APPROVE),
                tally.after(Outcome.APPROVE)));
  }

  private void rules() {
    line("");
    line(NAME + "%12s%12s%22s", "rules that speak otherwise", "old", "new", "cases that change");
    boolean none = true;
    for (Map.Entry<String, RuleChange> rule : found.byRule().entrySet()) {
      RuleChange change = rule.getValue();
      if (change.where().cases() > 0) {
        none = false;
        line(
            NAME + "%,12d%,12d%,22d",
            rule.getKey(),
            change.before(),
            change.after(),
            change.where().changed());
      }
    }
    if (none) {
      line("  none");
    }
  }

  private void flips() {
    if (found.flips().isEmpty()) {
      return;
    }
    line("");
    line("cases that change (%,d of %,d)", found.flips().size(), found.all().changed());
    for (Flip flip : found.flips()) {
      line(
          "  %s  %s  %s: %s, then %s",
          flip.id(),
          Amounts.of(flip.currency(), flip.total()),
          flip.reason(),
          flip.before().outcome().wire(),
          flip.after().outcome().wire());
      reasons("old", flip.before());
      reasons("new", flip.after());
    }
  }

  private void reasons(String which, Decision decision) {
    decision
        .reasons()
        .forEach(reason -> line("    %s  %s: %s", which, reason.rule(), reason.sentence()));
  }
}
