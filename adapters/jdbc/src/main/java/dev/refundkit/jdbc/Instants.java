package dev.refundkit.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instants as texts of one length, to the nanosecond, which sort as the instants do. */
final class Instants {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Instants() {}

  /**
   * @throws StoreException if it is not in the years 1 to 9999
   */
  static String text(Instant instant) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new StoreException(
          "only times of the years 1 to 9999 are stored, not " + instant, null, false);
    }
    return FORM.format(instant);
  }

  static @Nullable String textOrNull(@Nullable Instant instant) {
    return instant == null ? null : text(instant);
  }

  /** For comparing only: what is out of bounds stands before or after everything. */
  static String bound(Instant instant) {
    return instant.isBefore(FIRST) ? "" : instant.isAfter(LAST) ? "~" : FORM.format(instant);
  }
}
