package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.testkit.ports.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long a body is waited for that nobody reads. */
class UnreadBodiesTest {

  private static final Duration MOST = Duration.ofSeconds(10);

  private final TestClock clock = new TestClock(Instant.EPOCH);
  private final UnreadBodies unread = new UnreadBodies(MOST, clock);

  private boolean isRead(InputStream body) {
    return unread.isRead(() -> body.read(new byte[8192]), clock.instant().plus(MOST));
  }

  @Test
  void a_body_that_is_there_is_read() {
    assertThat(isRead(new ByteArrayInputStream(new byte[BodyReading.MAX_BYTES]))).isTrue();
  }

  @Test
  void one_that_is_much_too_large_is_not() {
    byte[] large = new byte[10 * BodyReading.MAX_BYTES];
    ByteArrayInputStream body = new ByteArrayInputStream(large);
    assertThat(isRead(body)).isFalse();
    assertThat(body.available()).isGreaterThan(large.length / 2);
  }

  @Test
  void one_that_trickles_is_waited_for_no_longer_than_one_that_is_read() {
    assertThat(isRead(new TricklingBody(clock))).isFalse();
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(12));
  }

  @Test
  void one_that_breaks_off_is_not_read() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };
    assertThat(isRead(broken)).isFalse();
  }
}
