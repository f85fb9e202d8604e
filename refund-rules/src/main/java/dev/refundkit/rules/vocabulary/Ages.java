package dev.refundkit.rules.vocabulary;

import dev.refundkit.sale.Sale;
import java.time.Duration;
import java.time.Instant;

/** How old a sale is, in whole days; the day that has begun does not count. */
final class Ages {

  private static final long SECONDS_PER_DAY = 86_400;

  private Ages() {}

  /**
   * Since delivery, or since the order was placed where nothing was delivered; negative for a date
   * to come.
   */
  static int window(Sale sale, Instant now) {
    return days(sale.deliveredAt() == null ? sale.placedAt() : sale.deliveredAt(), now);
  }

  static int days(Instant since, Instant now) {
    return Math.toIntExact(
        Math.floorDiv(Duration.between(since, now).toSeconds(), SECONDS_PER_DAY));
  }
}
