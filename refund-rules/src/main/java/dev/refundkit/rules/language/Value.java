package dev.refundkit.rules.language;

import org.jspecify.annotations.Nullable;

/** One side of a comparison. */
public sealed interface Value {

  Span span();

  /** What it looks at; null for a value that is written out. */
  default @Nullable FactRef lookedAt() {
    if (this instanceof Property property) {
      return new FactRef(property.fact(), property.name(), null);
    }
    return this instanceof Lookup lookup
        ? new FactRef(lookup.fact(), lookup.name(), lookup.argument())
        : null;
  }

  /**
   * A property of a fact: {@code total}, or {@code $line.amount} of a fact that was named.
   *
   * @param variable the fact's name with its dollar; null for the pattern's own fact
   * @param fact the fact's type as rules write it; empty if the variable is not known
   */
  record Property(@Nullable String variable, String fact, String name, Span span)
      implements Value {}

  /**
   * Something looked up through a fact by name: {@code limit("auto_approve")}.
   *
   * @param variable as of a property
   * @param fact as of a property
   */
  record Lookup(@Nullable String variable, String fact, String name, String argument, Span span)
      implements Value {}

  /** A text in quotes. */
  record Text(String text, Span span) implements Value {}

  /** A whole number. */
  record Whole(long number, Span span) implements Value {}

  /** True or false. */
  record Truth(boolean truth, Span span) implements Value {}

  /** Not known. */
  record Unknown(Span span) implements Value {}
}
