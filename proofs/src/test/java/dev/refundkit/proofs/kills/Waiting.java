package dev.refundkit.proofs.kills;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what becomes true, for a bounded time. */
final class Waiting {

  private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();

  private Waiting() {}

  /**
   * Returns how long it took.
   *
   * @throws IllegalStateException if it took longer than the time given
   */
  static Duration until(String what, Duration most, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > most.toNanos()) {
        throw new IllegalStateException("in vain waited " + most + " until " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
