package dev.refundkit.rules.language;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

  private final List<Finding> all = new ArrayList<>();

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
