package dev.refundkit.samples.shop.acquirer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.refundkit.engine.WebhookSignature;
import dev.refundkit.json.RefundJson;
import dev.refundkit.request.ProcessorNotice;
import dev.refundkit.samples.shop.orders.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcquirerTest {

  private static final String ASK =
      """
      {"payment_id": "pay_1", "amount": 1234, "currency": "USD", "reference": "refund_1",
       "reason": "damaged"}""";

  private record Told(String signature, byte[] body) {}

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private volatile Instant now = Samples.NOW;

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private RunningAcquirer start(@Nullable Path book) {
    RunningAcquirer acquirer = RunningAcquirer.start(book, () -> now);
    opened.add(acquirer);
    return acquirer;
  }

  /** A merchant's server that answers 200, after so many calls that it fails. */
  private URI listener(int failures) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    List<Integer> calls = new ArrayList<>();
    server.createContext(
        "/",
        exchange -> {
          calls.add(1);
          byte[] body = exchange.getRequestBody().readAllBytes();
          told.add(new Told(exchange.getRequestHeaders().getFirst("Processor-Signature"), body));
          exchange.sendResponseHeaders(calls.size() > failures ? 200 : 500, -1);
          exchange.close();
        });
    server.start();
    opened.add(() -> server.stop(0));
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private Told nextTold() throws InterruptedException {
    Told next = told.poll(1, TimeUnit.MINUTES);
    assertThat(next).as("a webhook").isNotNull();
    return next;
  }

  private static int refund(RunningAcquirer acquirer, String key, String body) {
    return acquirer.send("POST", "/refunds", key, body).statusCode();
  }

  @Test
  void aKeyIsForOneRefundOnly() {
    RunningAcquirer acquirer = start(null);
    assertThat(refund(acquirer, "key_1", ASK)).isEqualTo(200);
    assertThat(refund(acquirer, "key_1", ASK)).isEqualTo(200);
    assertThat(refund(acquirer, "key_1", ASK.replace("1234", "1235"))).isEqualTo(409);
    assertThat(acquirer.paid("key_1")).isEqualTo(1_234);
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    RunningAcquirer acquirer = start(null);
    refund(acquirer, "key_1", ASK);
    now = now.plus(Duration.ofHours(24)).minusMillis(1);
    assertThat(refund(acquirer, "key_1", ASK)).isEqualTo(200);
    assertThat(acquirer.paid("key_1")).isEqualTo(1_234);
    now = now.plusMillis(1);
    assertThat(refund(acquirer, "key_1", ASK)).isEqualTo(200);
    assertThat(acquirer.paid("key_1")).isEqualTo(2_468);
  }

  @Test
  void aRestartForgetsNothingAndPaysWhatIsDue(@TempDir Path folder) throws Exception {
    RunningAcquirer acquirer = start(folder.resolve("book"));
    refund(acquirer, "key_1", ASK);
    acquirer.willBe("pending");
    assertThat(refund(acquirer, "key_2", ASK)).isEqualTo(202);
    acquirer.close();
    now = now.plus(Duration.ofHours(2));
    RunningAcquirer again = RunningAcquirer.start(folder.resolve("book"), () -> now, listener(0));
    opened.add(again);
    nextTold();
    assertThat(again.paid("key_1")).isEqualTo(1_234);
    assertThat(again.paid("key_2")).isEqualTo(1_234);
    assertThat(refund(again, "key_1", ASK.replace("1234", "1235"))).isEqualTo(409);
  }

  @Test
  void whatIsPendingIsPaidWhenItsTimeHasCome() throws Exception {
    RunningAcquirer acquirer = start(null);
    acquirer.acquirer().tellAt("acme", listener(0));
    acquirer.send(
        "PUT", "/behaviour", null, "{\"next\": \"pending\", \"settle_after_seconds\": 0}");
    refund(acquirer, "key_1", ASK);
    nextTold();
    assertThat(acquirer.paid("key_1")).isEqualTo(1_234);
  }

  @Test
  void anOutcomeIsToldUntilItIsHeard() throws Exception {
    RunningAcquirer acquirer = start(null);
    acquirer.acquirer().tellAt("acme", listener(2));
    refund(acquirer, "key_1", ASK);
    List<Told> all = List.of(nextTold(), nextTold(), nextTold());
    refund(acquirer, "key_1", ASK);
    WebhookSignature signature =
        WebhookSignature.of(
            List.of("acquirer_webhooks_of_acme".getBytes(UTF_8)), Duration.ofMinutes(5), () -> now);
    for (Told each : all) {
      assertThat(signature.verify(each.signature(), each.body()))
          .isEqualTo(WebhookSignature.Verdict.GENUINE);
      assertThat(each.body()).isEqualTo(all.get(0).body());
    }
    ProcessorNotice notice = new RefundJson().readNotice(all.get(0).body()).orElseThrow();
    assertThat(notice.refundId()).isEqualTo("refund_1");
    assertThat(notice.paymentId()).isEqualTo("pay_1");
    // The repeat has told nothing: the next to be heard is another refund.
    refund(acquirer, "key_2", ASK.replace("refund_1", "refund_2"));
    assertThat(new RefundJson().readNotice(nextTold().body()).orElseThrow().refundId())
        .isEqualTo("refund_2");
  }

  @Test
  void oneMerchantSeesNothingOfAnother() {
    Book book = Book.open(null, () -> now);
    opened.add(book);
    book.book("acme", "key_1", ask(), Entry.Status.SUCCEEDED, Duration.ZERO);
    assertThat(book.find("globex", "key_1")).isEmpty();
    assertThat(book.paid("globex", Instant.EPOCH, 0, 10)).isEmpty();
    assertThat(book.paid("acme", Instant.EPOCH, 0, 10)).hasSize(1);
  }

  private static Ask ask() {
    return new Ask("pay_1", 1_234, "USD", "refund_1", "damaged");
  }

  @Test
  void whatIsNoRefundIsRefused() {
    RunningAcquirer acquirer = start(null);
    assertThat(refund(acquirer, "key_1", "{}")).isEqualTo(400);
    assertThat(refund(acquirer, "key_1", ASK.replace("1234", "0"))).isEqualTo(400);
    assertThat(refund(acquirer, "key_1", ASK.replace("USD", "dollars"))).isEqualTo(400);
    assertThat(refund(acquirer, "key_1", ASK.replace("pay_1", "p".repeat(256)))).isEqualTo(400);
    assertThat(refund(acquirer, "key_1", "no json")).isEqualTo(400);
    assertThat(acquirer.send("POST", "/refunds", null, ASK).statusCode()).isEqualTo(400);
    assertThat(acquirer.send("GET", "/refunds/key_1", null, "").statusCode()).isEqualTo(404);
    assertThat(acquirer.send("GET", "/elsewhere", null, "").statusCode()).isEqualTo(404);
    assertThat(acquirer.send("GET", "/refunds?since=now", null, "").statusCode()).isEqualTo(400);
    assertThat(acquirer.send("PUT", "/behaviour", null, "{\"next\": \"dance\"}").statusCode())
        .isEqualTo(400);
  }
}
