package dev.refundkit.samples.shop.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as a fault of the server. */
class CallerTest {

  private final Figures figures = new Figures();
  private HttpServer server;
  private int status;
  private String body;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          if (status > 0) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answered(int withStatus, String withBody) {
    status = withStatus;
    body = withBody;
    URI shop = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    new Caller(HttpClient.newHttpClient(), shop, "key", figures).get("get", "/v1/refunds");
  }

  @Test
  void anAnswerOrARefusalIsNone() {
    answered(200, "{\"object\": \"list\"}");
    answered(429, "{\"error\": {\"code\": \"rate_limited\"}}");
    assertThat(figures.faults()).isEmpty();
    assertThat(figures.answered(429)).containsOnlyKeys("get");
  }

  @Test
  void theServersOwnFailureIsOne() {
    answered(503, "{\"error\": {\"code\": \"unavailable\"}}");
    assertThat(figures.faults()).containsExactly("get was answered 503");
  }

  @Test
  void anAnswerThatIsLostOrCannotBeReadIsOne() {
    answered(0, "");
    answered(200, "{\"object\": \"li");
    answered(404, "<html>");
    answered(404, "{\"status\": 404}");
    assertThat(figures.faults()).hasSize(4);
  }

  @Test
  void aPromiseThatIsNotKeptIsOne() {
    Promises promises = new Promises(figures);
    promises.made("refund_1", 5, "key_1");
    promises.made("refund_1", 5, "key_1");
    assertThat(figures.faults()).isEmpty();
    promises.made("refund_2", 5, "key_1");
    promises.made("refund_1", 6, "key_1");
    promises.made("refund_1", 6, null);
    assertThat(figures.faults())
        .containsExactly(
            "the key key_1 opened refund_1 and refund_2",
            "refund_1 has the totals 5 and 6",
            "refund_1 was opened for two requests");
  }

  @Test
  void timesAreThoseOfTheirCalls() {
    for (int i = 1; i <= 200; i++) {
      figures.answered("get", 200, Duration.ofMillis(i).toNanos());
    }
    assertThat(figures.report(2, Duration.ofSeconds(10)))
        .contains("2 callers, 200 requests in 10.0 s: 20 a second")
        .containsPattern("get +200 +100\\.0 +198\\.0 +200\\.0  \\{200=200}");
  }
}
