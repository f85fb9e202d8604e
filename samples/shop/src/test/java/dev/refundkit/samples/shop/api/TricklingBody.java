package dev.refundkit.samples.shop.api;

import dev.refundkit.testkit.ports.TestClock;
import java.io.InputStream;
import java.time.Duration;

/** A body without an end, of which one byte comes every four seconds. */
final class TricklingBody extends InputStream {

  private final TestClock clock;

  TricklingBody(TestClock clock) {
    this.clock = clock;
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(byte[] to, int at, int length) {
    clock.advance(Duration.ofSeconds(4));
    to[at] = ' ';
    return 1;
  }
}
