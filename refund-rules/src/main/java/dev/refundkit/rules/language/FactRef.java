package dev.refundkit.rules.language;

import org.jspecify.annotations.Nullable;

/**
 * Something that a rule looks at: a property of a fact ({@code refund.total}) or a setting looked
 * up through it ({@code line.days.return_window}).
 *
 * @param fact the fact's type, as rules write it: {@code Refund}
 * @param member the property, or the method that looks something up
 * @param argument what is looked up; null for a property
 */
public record FactRef(String fact, String member, @Nullable String argument) {

  /** How it is shown. */
  public String label() {
    String shown = Character.toLowerCase(fact.charAt(0)) + fact.substring(1) + "." + member;
    return argument == null ? shown : shown + "." + argument;
  }

  /** As one line of text. */
  public String write() {
    return fact + " " + member + (argument == null ? "" : " " + argument);
  }

  /** From the line that {@link #write} gave. */
  public static FactRef read(String text) {
    String[] parts = text.split(" ", 3);
    return new FactRef(parts[0], parts[1], parts.length > 2 ? parts[2] : null);
  }
}
