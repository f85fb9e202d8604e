package dev.refundkit.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Virtual time, twice: as it truly passes, for the world outside, and as the engine's machines read
 * it, up to an hour wrong.
 */
final class SimulatedClock implements InstantSource {

  static final Instant START = Instant.parse("2024-03-01T12:00:00Z");
  static final Duration MOST_WRONG = Duration.ofHours(1);

  private Instant truth = START;
  private Duration wrong = Duration.ZERO;
  private Instant shown = START;

  @Override
  public Instant instant() {
    return shown;
  }

  /** The true time. */
  Instant truth() {
    return truth;
  }

  void pass(Duration time) {
    truth = truth.plus(time);
    shown = truth.plus(wrong);
  }

  /** Jumps; back if negative. */
  void jump(Duration by) {
    Duration next = wrong.plus(by);
    if (next.abs().compareTo(MOST_WRONG) > 0) {
      next = next.isNegative() ? MOST_WRONG.negated() : MOST_WRONG;
    }
    wrong = next;
    shown = truth.plus(wrong);
  }

  void correct() {
    wrong = Duration.ZERO;
    shown = truth;
  }
}
