package dev.refundkit.text;

import org.jspecify.annotations.Nullable;

/**
 * Text that every store keeps and every wire carries as it is: without U+0000, which PostgreSQL
 * refuses, and without half of a surrogate pair, which UTF-8 makes a question mark, so that two ids
 * become one. What a caller or a sale says otherwise is refused; what a processor says after money
 * may have moved is changed until it is such a text.
 */
public final class StorableText {

  /** The rule in words, as refusals quote it. */
  public static final String RULE = "must be well-formed text without the character U+0000";

  /** The most characters of an id or a code. Ids of this length fit into a database's index. */
  public static final int MAX_ID = 255;

  /** The most characters of a name or a sentence that is only shown. */
  public static final int MAX_SHOWN = 4000;

  /** The rule of ids in words. */
  public static final String ID_RULE = RULE + " of at most " + MAX_ID + " characters";

  /** The same rule as a regular expression, for {@link Storable}. */
  static final String PATTERN = "[^\\x00\\p{Cs}]*";

  private StorableText() {}

  /** Whether the text keeps the rule; absent text does. */
  public static boolean is(@Nullable String text) {
    if (text == null) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static boolean is(int codePoint) {
    return codePoint != 0
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }

  /** Whether the text keeps the rule and is no longer than an id may be. */
  public static boolean isId(String text) {
    return text.length() <= MAX_ID && is(text);
  }

  /** The text with what breaks the rule written as its number, with a backslash before it. */
  public static String of(String text) {
    if (is(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (is(c)) {
                kept.appendCodePoint(c);
              } else {
                kept.append("\\u%04x".formatted(c));
              }
            });
    return kept.toString();
  }

  /**
   * The same, cut to so many characters; a surrogate pair is not cut in two.
   *
   * @param most at least 1
   */
  public static String of(String text, int most) {
    // What lies behind is not looked at, however long it is.
    String kept = of(text.length() > most ? text.substring(0, end(text, most)) : text);
    return kept.length() > most ? kept.substring(0, end(kept, most)) : kept;
  }

  private static int end(String text, int most) {
    return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
  }

  /**
   * Demands that what a host states keeps the rule.
   *
   * @param what the place, for the message
   * @throws IllegalArgumentException if the text breaks the rule or is too long
   */
  public static void require(String what, @Nullable String text, int most) {
    if (text != null && (text.length() > most || !is(text))) {
      throw new IllegalArgumentException(
          "%s %s of at most %d characters, was %s".formatted(what, RULE, most, of(text, 40)));
    }
  }
}
