package dev.refundkit.samples.shop.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.refundkit.engine.WebhookSignature;
import dev.refundkit.samples.shop.ShopDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What stands in the log after callers who would like to write it. */
@OnBothDatabases
class LogLinesTest {

  private static final String FORGED = "2026-01-01 FORGED";

  /** The beginning of an entry, or what follows it in a trace or in a note of Tomcat's. */
  private static final Pattern LINE =
      Pattern.compile("LINE .*|\\s+(at|Note:|\\.\\.\\.) .*|(Caused by: )?[a-z][\\w.$]+: .*|");

  private final Server server;

  LogLinesTest(ShopDatabase database) {
    server = Server.shared(database);
  }

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    LoggerContext context = root.getLoggerContext();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern("LINE %level [%X{request_id}] %msg%n");
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(log);
    appender.start();
    root.addAppender(appender);
  }

  @AfterEach
  void stop() {
    root.detachAppender(appender);
    appender.stop();
  }

  private String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  private void assertNothingForged() {
    assertThat(log().split("[\\n\\r\\u0085\\u2028\\u2029\\u000b\\u000c]"))
        .allMatch(line -> LINE.matcher(line).matches());
    assertThat(log()).doesNotContain("\u001b").doesNotContain("\u202e");
  }

  @Test
  void what_a_caller_sends_breaks_no_line_where_something_breaks() {
    Client broken = server.client("broken", "agent");
    for (String breaker :
        List.of("%0a", "%0d", "%0d%0a", "%C2%85", "%E2%80%A8", "%0b", "%1b%5B2J", "%E2%80%AE")) {
      broken
          .with("X-Request-Id", "mine")
          .get("/v1/refunds/x" + breaker + FORGED.replace(" ", "%20"))
          .expect(500, "internal");
    }
    assertNothingForged();
    assertThat(log()).contains("LINE ERROR [mine] Unexpected").contains("for x?" + FORGED);
  }

  @Test
  void what_a_caller_sends_breaks_no_line_where_it_is_refused() {
    Level before = root.getLevel();
    root.setLevel(Level.INFO);
    Client agent = server.client();
    String text = "x\\n" + FORGED;
    agent.post("/v1/refunds", "{'order_id': '" + text + "', 'type': 'full', 'reason': 'r'}");
    agent.post("/v1/refunds", "{'" + text + "': 1}").expect(422);
    agent.get("/v1/refunds?x%0a" + FORGED.replace(" ", "%20") + "=1").expect(422);
    agent.get("/v1/none%0a" + FORGED.replace(" ", "%20")).expect(404);
    agent.with("Accept", "x\t" + FORGED).get("/v1/refunds");
    agent.with("Content-Type", "x\t" + FORGED).post("/v1/refunds", "{}").expect(415);
    try (Raw raw = new Raw(server.port)) {
      raw.write("GET /v1/x\u0085" + FORGED + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      raw.read().expect(400);
    }
    try (Raw raw = new Raw(server.port)) {
      raw.write("F\u0085" + FORGED + " / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      raw.read().expect(400);
    }
    root.setLevel(before);
    assertNothingForged();
  }

  @Test
  void a_refund_that_a_notice_names_breaks_no_line() {
    byte[] body =
        ("{\"id\": \"evt\\n" + FORGED + "\", \"refund_id\": \"x\\n" + FORGED + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    String signature =
        WebhookSignature.of(
                List.of(Server.SECRET.getBytes(StandardCharsets.UTF_8)),
                Duration.ofMinutes(5),
                InstantSource.system())
            .header(body);
    server
        .stranger()
        .with("Processor-Signature", signature)
        .postBytes("/v1/webhooks/processor", body)
        .expect(204);
    assertNothingForged();
    assertThat(log()).contains("A notice for north changed nothing: refund_not_found");
  }
}
