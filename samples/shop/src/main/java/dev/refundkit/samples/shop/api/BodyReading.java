package dev.refundkit.samples.shop.api;

import dev.refundkit.json.RefundJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Reads a body within bounds of size and time. The server ends a wait for the next bytes ({@code
 * server.tomcat.connection-timeout}); here ends a body that trickles. {@link UnreadBodies} does the
 * same for bodies that nobody reads.
 */
public final class BodyReading {

  static final int MAX_BYTES = RefundJson.DEFAULT_MAX_REQUEST_BYTES;

  private static final int CHUNK = 8192;

  private final Duration most;
  private final InstantSource clock;

  /**
   * @param most how long a body may take to arrive
   */
  public BodyReading(Duration most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  /**
   * The body of a request.
   *
   * @throws FaultException if it is too large, does not arrive in time, or breaks off
   */
  public byte[] read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > MAX_BYTES) {
      throw new FaultException(Fault.PAYLOAD_TOO_LARGE);
    }
    return read(request.getInputStream());
  }

  byte[] read(InputStream body) throws IOException {
    Instant end = clock.instant().plus(most);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try {
      for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
        read.write(chunk, 0, n);
        if (read.size() > MAX_BYTES) {
          throw new FaultException(Fault.PAYLOAD_TOO_LARGE);
        }
        if (clock.instant().isAfter(end)) {
          throw tooSlow();
        }
      }
    } catch (IOException e) {
      throw isTimeout(e) ? tooSlow() : new FaultException(Fault.BAD_REQUEST);
    }
    return read.toByteArray();
  }

  private static boolean isTimeout(IOException fault) {
    return fault instanceof SocketTimeoutException
        || fault.getCause() instanceof SocketTimeoutException;
  }

  private static FaultException tooSlow() {
    return new FaultException(Fault.REQUEST_TIMEOUT, Map.of("Connection", "close"));
  }
}
