package dev.refundkit.samples.shop.api;

import dev.refundkit.testkit.ports.TestClock;
import java.io.InputStream;
import java.time.Duration;

/** A body without an end, of which one byte comes every four seconds. */
public final class TricklingBody extends InputStream {

  private final TestClock clock;

  public TricklingBody(TestClock clock) {
    this.clock = clock;
  }

  @Override
  public int read() {
    clock.advance(Duration.ofSeconds(4));
    return ' ';
  }

  @Override
  public int read(byte[] to, int at, int length) {
    to[at] = (byte) read();
    return 1;
  }
}
