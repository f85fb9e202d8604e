package dev.refundkit.testkit.ports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to move. */
public final class TestClock implements InstantSource {

  private Instant now;

  public TestClock(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Moves on; back, if the duration is negative. */
  public synchronized void advance(Duration by) {
    now = now.plus(by);
  }

  /** Jumps to a time, earlier or later. */
  public synchronized void set(Instant time) {
    now = time;
  }
}
