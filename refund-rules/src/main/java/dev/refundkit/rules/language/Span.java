package dev.refundkit.rules.language;

import dev.refundkit.rules.bundle.Place;

/**
 * A part of a text of rules.
 *
 * @param from the first character's offset
 * @param to the offset after the last
 */
public record Span(Source source, int from, int to) {

  /** As it was written. */
  public String text() {
    return source.text().substring(from, to);
  }

  /** Where it begins; in a decision table the cell that says what is particular to its row. */
  public Place place() {
    return source.place(from, to);
  }

  /** The line in which it begins. */
  Span line() {
    int begin = source.text().lastIndexOf('\n', from - 1) + 1;
    int end = source.text().indexOf('\n', from);
    return new Span(source, begin, end < 0 ? source.text().length() : end);
  }

  /** Whether the other one begins in it or at its end. */
  boolean begins(Span other) {
    return source == other.source && from <= other.from && other.from <= to;
  }

  /** From the beginning of this to the end of the other one. */
  Span until(Span other) {
    return new Span(source, from, other.to);
  }
}
