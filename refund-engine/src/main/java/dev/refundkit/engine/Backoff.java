package dev.refundkit.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before an effect is tried again: doubled each time, up to a tenth less by
 * chance, never above the limit.
 */
final class Backoff {

  private final EngineLimits limits;
  private final RandomGenerator random;

  Backoff(EngineLimits limits, RandomGenerator random) {
    this.limits = limits;
    this.random = random;
  }

  /**
   * The wait before the next try.
   *
   * @param attempts tries that led nowhere so far, at least 1
   */
  Duration after(int attempts) {
    long base = limits.firstDelay().toMillis();
    int doublings = Math.min(attempts - 1, 30);
    long wait = Math.min(limits.maxDelay().toMillis(), base << doublings);
    return Duration.ofMillis(wait - (wait >= 10 ? random.nextLong(wait / 10) : 0));
  }
}
