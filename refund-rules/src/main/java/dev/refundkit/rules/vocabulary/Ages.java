package dev.refundkit.rules.vocabulary;

import dev.refundkit.sale.Sale;
import java.time.Duration;
import java.time.Instant;

/** How old a sale is, in whole days or hours; the one that has begun does not count. */
final class Ages {

  private static final long SECONDS_PER_DAY = 86_400;
  private static final long SECONDS_PER_HOUR = 3_600;

  private Ages() {}

  /**
   * Since delivery, or since the order was placed where nothing was delivered; negative for a date
   * to come.
   */
  static int window(Sale sale, Instant now) {
    return days(begin(sale), now);
  }

  /** The same in hours. */
  static int windowHours(Sale sale, Instant now) {
    return whole(SECONDS_PER_HOUR, begin(sale), now);
  }

  private static Instant begin(Sale sale) {
    return sale.deliveredAt() == null ? sale.placedAt() : sale.deliveredAt();
  }

  static int days(Instant since, Instant now) {
    return whole(SECONDS_PER_DAY, since, now);
  }

  private static int whole(long seconds, Instant since, Instant now) {
    return Math.toIntExact(Math.floorDiv(Duration.between(since, now).toSeconds(), seconds));
  }
}
