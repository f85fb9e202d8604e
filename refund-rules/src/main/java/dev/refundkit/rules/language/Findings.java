package dev.refundkit.rules.language;

import dev.refundkit.rules.bundle.Finding;
import dev.refundkit.rules.bundle.FindingKind;
import dev.refundkit.rules.bundle.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Collects what is wrong with a policy. So many errors and so many warnings are kept and no more: a
 * text of nothing but mistakes is not to fill the memory. They are counted apart, so that no number
 * of warnings hides an error. For one thread.
 */
public final class Findings {

  private static final int MOST_ERRORS = 500;
  private static final int MOST_WARNINGS = 500;

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing((Finding finding) -> finding.place().file())
          .thenComparing(finding -> finding.place().line())
          .thenComparing(finding -> finding.place().column());

  /** Each once: all rows of a table share what is written above them. */
  private final Set<Finding> errors = new LinkedHashSet<>();

  private final Set<Finding> warnings = new LinkedHashSet<>();

  private final List<Span> unreadable = new ArrayList<>();

  /**
   * Notes something at the beginning of this part of the text; not where the text can't be read
   * anyway.
   */
  public void note(FindingKind kind, Span span, String what, String advice) {
    if (!isFull(kind) && isReadable(span)) {
      note(kind, span.place(), what, advice);
    }
  }

  /** Notes something because of which the rest of its line can't be read. */
  void noteLine(FindingKind kind, Span span, String what, String advice) {
    if (!isFull(kind) && isReadable(span)) {
      noteAll(kind, span.line(), span.place(), what, advice);
    }
  }

  /** Notes something because of which this part of the text can't be read. */
  void noteAll(FindingKind kind, Span part, Place place, String what, String advice) {
    if (!isFull(kind) && isReadable(part)) {
      note(kind, place, what, advice);
      unreadable.add(part);
    }
  }

  private boolean isReadable(Span span) {
    return unreadable.stream().noneMatch(part -> part.begins(span));
  }

  /** How many were noted so far. */
  int count() {
    return errors.size() + warnings.size();
  }

  /** Notes something at this place. */
  public void note(FindingKind kind, Place place, String what, String advice) {
    add(new Finding(kind, place, what, advice));
  }

  public void add(Finding finding) {
    if (!isFull(finding.kind())) {
      (finding.isError() ? errors : warnings).add(finding);
    }
  }

  private boolean isFull(FindingKind kind) {
    return kind.severity() == FindingKind.Severity.ERROR
        ? errors.size() >= MOST_ERRORS
        : warnings.size() >= MOST_WARNINGS;
  }

  /** What was noted so far, in the order of files and lines. */
  public List<Finding> all() {
    return Stream.concat(errors.stream(), warnings.stream()).sorted(BY_PLACE).toList();
  }
}
