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

  /** From the beginning of this to the end of the other one. */
  Span until(Span other) {
    return new Span(source, from, other.to);
  }
}
