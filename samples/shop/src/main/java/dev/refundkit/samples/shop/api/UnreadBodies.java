package dev.refundkit.samples.shop.api;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Ends calls that were answered before their bodies were there. Tomcat would read such a body to
 * its end, however slowly it comes, and a thread with it; here it is read within the bounds of all
 * bodies, so that the sender sees the answer, and then the connection is closed.
 */
final class UnreadBodies extends ValveBase {

  private static final int MAX_BYTES = 2 * BodyReading.MAX_BYTES;

  private final Duration most;
  private final InstantSource clock;

  /**
   * @param most how long a body may take to arrive
   */
  UnreadBodies(Duration most, InstantSource clock) {
    super(true);
    this.most = most;
    this.clock = clock;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Instant end = clock.instant().plus(most);
    getNext().invoke(request, response);
    if (!request.isFinished()) {
      response.finishResponse();
      org.apache.coyote.Request received = request.getCoyoteRequest();
      if (!isRead(() -> received.doRead(new Forgetful()), end)) {
        received.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      }
    }
  }

  /** What is left of a body. */
  interface Rest {

    /** The size of the next chunk, or -1 at the end. */
    int next() throws IOException;
  }

  /** Whether the body came to its end in time. */
  boolean isRead(Rest rest, Instant end) {
    int read = 0;
    try {
      while (read <= MAX_BYTES && clock.instant().isBefore(end)) {
        int n = rest.next();
        if (n < 0) {
          return true;
        }
        read += n;
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** Takes chunks that nobody looks at. */
  private static final class Forgetful implements ApplicationBufferHandler {

    private ByteBuffer buffer = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {}
  }
}
