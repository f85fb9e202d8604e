package dev.refundkit.cli.policy;

import dev.refundkit.rules.compare.Comparison;
import java.util.Locale;

/** What a comparison comes to, in words. */
final class ComparisonWords {

  private ComparisonWords() {}

  static String summary(Comparison found) {
    long cases = found.all().cases();
    long changed = found.all().changed();
    return String.format(
        Locale.ROOT,
        "%s%,d of %,d cases would end otherwise (%s); %,d more would on other terms.",
        found.finished() ? "" : "Stopped early. So far, ",
        changed,
        cases,
        percent(changed, cases),
        found.otherTerms());
  }

  static String percent(long part, long whole) {
    return whole == 0 ? "0 %" : String.format(Locale.ROOT, "%.2f %%", 100.0 * part / whole);
  }
}
