package dev.refundkit.spi;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be done outside, and for a person: what an operator watches.
 *
 * @param open effects that are neither done nor given up, those of later days included
 * @param oldest when the first of them was wanted, however often it was tried since; null if none
 *     is open
 * @param attention how many entries {@link RefundStore#attention} has
 */
public record Backlog(long open, @Nullable Instant oldest, long attention) {

  /** For how long the first open effect has been wanted; zero if none is wanted yet. */
  public Duration age(Instant now) {
    return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
  }
}
