package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.refundkit.testkit.ports.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Reading a body within bounds. */
class BodyReadingTest {

  private final TestClock clock = new TestClock(Instant.EPOCH);
  private final BodyReading reading = new BodyReading(Duration.ofSeconds(10), clock);

  private void assertRefused(InputStream body, Fault fault) {
    assertThatExceptionOfType(FaultException.class)
        .isThrownBy(() -> reading.read(body))
        .satisfies(refused -> assertThat(refused.fault()).isEqualTo(fault));
  }

  @Test
  void a_body_of_the_largest_size_is_read() throws IOException {
    byte[] most = new byte[BodyReading.MAX_BYTES];
    assertThat(reading.read(new ByteArrayInputStream(most))).isEqualTo(most);
    assertRefused(
        new ByteArrayInputStream(new byte[BodyReading.MAX_BYTES + 1]), Fault.PAYLOAD_TOO_LARGE);
  }

  @Test
  void a_body_that_trickles_ends_by_its_time() {
    assertRefused(new TricklingBody(clock), Fault.REQUEST_TIMEOUT);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(12));
  }

  @Test
  void a_server_that_has_waited_enough_says_so() {
    assertRefused(failing(new SocketTimeoutException()), Fault.REQUEST_TIMEOUT);
    assertRefused(failing(new IOException(new SocketTimeoutException())), Fault.REQUEST_TIMEOUT);
    assertRefused(failing(new IOException("reset")), Fault.BAD_REQUEST);
  }

  private static InputStream failing(IOException fault) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw fault;
      }
    };
  }
}
