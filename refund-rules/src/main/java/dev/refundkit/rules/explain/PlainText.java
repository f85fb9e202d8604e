package dev.refundkit.rules.explain;

/**
 * Text of a policy or a case on one line, without what a terminal, a page or a reader takes for
 * something else: control characters, line ends, marks that turn the direction of writing, and what
 * XML does not know.
 */
public final class PlainText {

  private static final String NOT_SHOWN = "[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029\\uFFFE\\uFFFF]";

  private PlainText() {}

  /** The text with a question mark for each such character. */
  public static String of(String text) {
    return text.replaceAll(NOT_SHOWN, "?");
  }
}
