package dev.refundkit.proofs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.EffectLoop;
import dev.refundkit.engine.EngineLimits;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.engine.WebhookSignature;
import dev.refundkit.json.RefundJson;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.testkit.story.ScriptedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Java of docs/operations.md is compiled here, word for word, and does what the page says. */
class OperationsPageTest {

  private final ScriptedHost host = new ScriptedHost(TenderStrategy.ORIGINAL_FIRST);
  private final RefundEngine engine = host.engine();
  private final Actor actor = Actor.of("customer");

  @Test
  void a_loop_does_what_is_due_and_leaves_when_it_is_stopped() throws InterruptedException {
    Refund refund = opened();

    EffectLoop loop = engine.effectLoop("host-7", Duration.ofSeconds(5));
    Thread thread = new Thread(loop, "refund-effects");
    thread.start();

    while (status(refund) != RefundStatus.COMPLETED) {
      loop.wake();
      Thread.onSpinWait();
    }
    loop.stop();
    assertThat(loop.awaitIdle(Duration.ofMinutes(1))).isTrue();
    thread.join();
  }

  @Test
  void the_bounds_are_the_defaults_but_for_what_is_named() {
    EngineLimits limits =
        EngineLimits.DEFAULT
            .withLease(Duration.ofMinutes(5))
            .withFirstDelay(Duration.ofSeconds(30));

    EngineLimits before =
        limits
            .withLease(EngineLimits.DEFAULT.lease())
            .withFirstDelay(EngineLimits.DEFAULT.firstDelay());
    assertThat(limits.lease()).isEqualTo(Duration.ofMinutes(5));
    assertThat(limits.firstDelay()).isEqualTo(Duration.ofSeconds(30));
    assertThat(before).isEqualTo(EngineLimits.DEFAULT);
  }

  @Test
  void a_notice_is_checked_read_and_taken_as_a_hint() {
    Refund refund = opened();
    engine.effects("worker").runDue();
    int asked = host.processor().calls();
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    byte[] newSecret = "the new secret of a shop".getBytes(UTF_8);
    byte[] oldSecret = "the old secret of a shop".getBytes(UTF_8);
    byte[] body =
        "{\"id\": \"evt_1\", \"refund_id\": \"%s\"}".formatted(refund.id()).getBytes(UTF_8);
    String header =
        WebhookSignature.of(List.of(oldSecret), Duration.ofMinutes(5), clock).header(body);
    RefundJson json = new RefundJson();

    WebhookSignature signature =
        WebhookSignature.of(List.of(newSecret, oldSecret), Duration.ofMinutes(5), clock);
    assertThat(signature.verify(header, body)).isEqualTo(WebhookSignature.Verdict.GENUINE);
    if (signature.verify(header, body) == WebhookSignature.Verdict.GENUINE) {
      Answer<Refund> told = json.readNotice(body).flatMap(engine::report);
      assertThat(told.orElseThrow().id()).isEqualTo(refund.id());
    }

    engine.effects("worker").runDue();
    assertThat(host.processor().calls()).as("asked, not paid again").isEqualTo(asked);
    assertThat(status(refund)).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void the_pages_java_stands_word_for_word_in_this_file() throws IOException {
    String page = Files.readString(Path.of("../docs/operations.md"));
    String here =
        Files.readString(Path.of("src/test/java/dev/refundkit/proofs/OperationsPageTest.java"));
    List<String> blocks =
        Pattern.compile("(?s)```java\\R(.*?)```")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .flatMap(block -> block.lines().map(String::strip))
            .filter(line -> !line.isEmpty())
            .toList();
    assertThat(blocks).isNotEmpty();
    String flat = here.lines().map(String::strip).collect(Collectors.joining("\n"));
    assertThat(blocks).allSatisfy(line -> assertThat(flat).contains(line));
  }

  private Refund opened() {
    Sale sale =
        new Sale(
            "order_1",
            null,
            IsoCurrency.of("USD"),
            Instant.EPOCH,
            null,
            false,
            0,
            List.of(
                new SaleLine(
                    "li_1", "prod_1", "Lamp", null, null, Set.of(), 1, 500, 0, List.of(), false)),
            ShippingCharge.NONE,
            List.of(Payment.captured("pay_1", "card", 500)));
    host.sells(sale);
    return engine
        .create(RefundRequest.of(sale.id(), RefundType.FULL, "changed_mind"), actor)
        .orElseThrow();
  }

  private RefundStatus status(Refund refund) {
    return engine.get(refund.id(), actor).orElseThrow().status();
  }
}
