package dev.refundkit.rules.language;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.Place;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong with a policy. So many findings are kept and no more: a text of nothing
 * but mistakes is not to fill the memory. For one thread.
 */
public final class Findings {

  private static final int MOST = 500;

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing((Finding finding) -> finding.place().file())
          .thenComparing(finding -> finding.place().line())
          .thenComparing(finding -> finding.place().column());

  /** Each once: all rows of a table share what is written above them. */
  private final Set<Finding> all = new LinkedHashSet<>();

  /** Notes something at the beginning of this part of the text. */
  public void note(FindingKind kind, Span span, String what, String advice) {
    note(kind, span.place(), what, advice);
  }

  /** Notes something at this place. */
  public void note(FindingKind kind, Place place, String what, String advice) {
    add(new Finding(kind, place, what, advice));
  }

  public void add(Finding finding) {
    if (all.size() < MOST) {
      all.add(finding);
    }
  }

  /** What was noted so far, in the order of files and lines. */
  public List<Finding> all() {
    return all.stream().sorted(BY_PLACE).toList();
  }
}
