package dev.refundkit.engine;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a processor alone that does not answer: after so many calls in a row without an answer it
 * is called once in a while, and as usual after the first answer. Effects that wait for it are not
 * counted as tried.
 */
final class Breaker {

  private final EngineLimits limits;
  private final InstantSource clock;
  private final Heard heard;
  private int silent;
  private @Nullable Instant until;

  Breaker(EngineLimits limits, InstantSource clock, Heard heard) {
    this.limits = limits;
    this.clock = clock;
    this.heard = heard;
  }

  /** Whether the processor may be called now; the first who asks after a pause tries it out. */
  synchronized boolean lets() {
    Instant now = clock.instant();
    if (until == null) {
      return true;
    }
    // A clock that went back must not make the pause longer than it is.
    boolean over = !now.isBefore(until) || now.isBefore(until.minus(limits.firstDelay()));
    if (over) {
      until = now.plus(limits.firstDelay());
    }
    return over;
  }

  /** When to ask again, while it does not let. */
  synchronized Instant until() {
    return until == null ? clock.instant() : until;
  }

  /** How a call ended. The listener is told without the lock: it may take its time. */
  void answered(boolean answered) {
    if (changes(answered)) {
      heard.tell(listener -> listener.processorSilent(!answered));
    }
  }

  private synchronized boolean changes(boolean answered) {
    silent = answered ? 0 : silent + 1;
    boolean left = until != null;
    if (answered) {
      until = null;
    } else if (silent >= limits.silentCalls() && !left) {
      until = clock.instant().plus(limits.firstDelay());
    }
    return left != (until != null);
  }
}
