package dev.refundkit.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads instants: the usual form at once, as histories hold millions of them. */
final class Instants {

  private static final String USUAL = "0000-00-00T00:00:00Z";

  private Instants() {}

  /**
   * As {@link Instant#parse}.
   *
   * @throws DateTimeException if the text is no instant
   */
  static Instant parse(String text) {
    return usual(text) ? read(text) : Instant.parse(text);
  }

  private static boolean usual(String text) {
    if (text.length() != USUAL.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char form = USUAL.charAt(i);
      char is = text.charAt(i);
      if (form == '0' ? is < '0' || is > '9' : is != form) {
        return false;
      }
    }
    // Instant takes an hour of 24 and a leap second of 60, each for another instant.
    return number(text, 11, 13) < 24 && number(text, 17, 19) < 60;
  }

  private static Instant read(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }
}
