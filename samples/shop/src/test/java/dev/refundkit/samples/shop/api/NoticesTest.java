package dev.refundkit.samples.shop.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.WebhookSignature;
import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the processor tells. */
@OnBothDatabases
class NoticesTest {

  private static final String PATH = "/v1/webhooks/processor";

  private final Server server;
  private final Tenant.Order order;

  NoticesTest(ShopDatabase database) {
    server = Server.shared(database);
    order = server.north.order();
  }

  @AfterEach
  void theProcessorPaysAgain() {
    server.north.processor.follow(List.of(ScriptedAnswer.SUCCEEDED));
  }

  private static String signature(String secret, byte[] body, Instant at) {
    return WebhookSignature.of(
            List.of(secret.getBytes(UTF_8)), Duration.ofMinutes(5), InstantSource.fixed(at))
        .header(body);
  }

  private Reply send(String secret, String body) {
    return send(secret, body, Instant.now());
  }

  private Reply send(String secret, String body, Instant at) {
    byte[] bytes = body.getBytes(UTF_8);
    return server
        .stranger()
        .with("Processor-Signature", signature(secret, bytes, at))
        .postBytes(PATH, bytes);
  }

  private String pendingRefund() {
    server.north.processor.follow(List.of(ScriptedAnswer.PENDING));
    return server
        .client()
        .post("/v1/payments/" + order.payment() + "/refund", "{'reason': 'r'}")
        .expect(201)
        .at("/id");
  }

  private static String notice(String id, String refund) {
    return "{\"id\": \"" + id + "\", \"refund_id\": \"" + refund + "\"}";
  }

  private String status(String refund) {
    server.runEffects();
    return server.client().get("/v1/refunds/" + refund).expect(200).at("/status");
  }

  private void paysLate(String refund) {
    String key =
        server.engine("north").get(refund, Actor.SYSTEM).orElseThrow().payouts().get(0).id();
    server.north.processor.reports(key, true, Instant.now());
  }

  @Test
  void a_genuine_notice_has_the_processor_asked() {
    String refund = pendingRefund();
    paysLate(refund);
    assertThat(status(refund)).isEqualTo("processing");
    send(Server.SECRET, notice("evt_" + refund, refund)).expect(204);
    assertThat(status(refund)).isEqualTo("completed");
  }

  @Test
  void the_same_notice_again_pays_nothing_again() {
    String refund = pendingRefund();
    paysLate(refund);
    byte[] body = notice("evt_" + refund, refund).getBytes(UTF_8);
    Client processor =
        server
            .stranger()
            .with("Processor-Signature", signature(Server.SECRET, body, Instant.now()));
    for (int i = 0; i < 3; i++) {
      processor.postBytes(PATH, body).expect(204);
      assertThat(status(refund)).isEqualTo("completed");
    }
    send(Server.SECRET, notice("evt_other_" + refund, refund)).expect(204);
    assertThat(status(refund)).isEqualTo("completed");
    Reply payment = server.client().get("/v1/payments/" + order.payment()).expect(200);
    assertThat(payment.at("/amount_refunded")).isEqualTo(String.valueOf(Tenant.TOTAL));
    assertThat(payment.at("/refunds_count")).isEqualTo("1");
    assertThat(paidFor(order.payment())).containsExactly(Tenant.TOTAL);
  }

  /** What the processor's book has of a payment. */
  private List<Long> paidFor(String payment) {
    return server.north.processor.refunds(Instant.EPOCH, null, 1_000_000).items().stream()
        .filter(entry -> entry.paymentId().equals(payment))
        .map(ProcessorEntry::amountMinor)
        .toList();
  }

  @Test
  void the_older_secret_is_still_live() {
    send(Server.OLD_SECRET, notice("evt_old", "refund_none")).expect(204);
  }

  @Test
  void what_it_claims_is_not_believed() {
    String refund = pendingRefund();
    String body =
        "{\"id\": \"evt_c\", \"refund_id\": \"" + refund + "\", \"status\": \"succeeded\"}";
    send(Server.SECRET, body).expect(204);
    assertThat(status(refund)).isEqualTo("processing");
    String more =
        """
        {"id": "evt_m", "refund_id": "%s", "status": "failed", "tenant": "south", "amount": 1,
         "actor": "boss", "approved_by": "boss", "decision": {"outcome": "reject"}, "fee": 99}"""
            .formatted(refund);
    send(Server.SECRET, more).expect(204);
    assertThat(status(refund)).isEqualTo("processing");
  }

  @Test
  void another_tenants_secret_speaks_for_that_tenant_only() {
    String refund = pendingRefund();
    paysLate(refund);
    send(Server.SOUTHERN_SECRET, notice("evt_s" + refund, refund)).expect(204);
    assertThat(status(refund)).isEqualTo("processing");
    String naming = "{\"id\": \"evt_n\", \"refund_id\": \"" + refund + "\", \"tenant\": \"north\"}";
    send(Server.SOUTHERN_SECRET, naming).expect(204);
    assertThat(status(refund)).isEqualTo("processing");
  }

  @Test
  void genuine_nonsense_is_taken_lest_it_come_again() {
    send(Server.SECRET, "not JSON").expect(204);
    send(Server.SECRET, "").expect(204);
    send(Server.SECRET, "[".repeat(1000)).expect(204);
  }

  @Test
  void what_is_not_genuine_is_refused_without_a_reason() {
    byte[] body = notice("evt_1", "refund_1").getBytes(UTF_8);
    String genuine = signature(Server.SECRET, body, Instant.now());
    Client stranger = server.stranger();
    stranger.postBytes(PATH, body).expect(400, "notice_not_genuine");
    stranger
        .with("Processor-Signature", "t=1,v1=00")
        .postBytes(PATH, body)
        .expect(400, "notice_not_genuine");
    stranger
        .with("Processor-Signature", genuine)
        .postBytes(PATH, notice("evt_1", "refund_2").getBytes(UTF_8))
        .expect(400, "notice_not_genuine");
    send("a-secret-of-nobody-at-all", "{}").expect(400, "notice_not_genuine");
    server.client().postBytes(PATH, body).expect(400, "notice_not_genuine");
  }

  @Test
  void what_is_too_old_or_from_the_future_is_refused_as_well() {
    String body = notice("evt_1", "refund_1");
    for (Duration off : List.of(Duration.ofHours(-1), Duration.ofHours(1))) {
      Reply refused = send(Server.SECRET, body, Instant.now().plus(off));
      assertThat(refused.expect(400, "notice_not_genuine").at("/error/message"))
          .isEqualTo("the notice is not genuine");
    }
  }

  @Test
  void what_can_not_be_taken_now_shall_come_again() {
    Reply refused = send("a-secret-of-the-broken", notice("evt_1", "refund_1"));
    assertThat(refused.expect(503, "unavailable").text()).doesNotContain(BrokenStore.SECRET);
  }

  @Test
  void where_others_are_in_the_way_it_shall_come_again() {
    Client agent = server.client("busy", "agent");
    Tenant busy = server.tenants.get("busy");
    Tenant.Order there = busy.order();
    busy.processor.follow(List.of(ScriptedAnswer.PENDING));
    String path = "/v1/payments/" + there.payment() + "/refund";
    String refund = agent.post(path, "{'reason': 'r', 'amount': 1}").expect(201).at("/id");
    server.busy(true);
    try {
      send("a-secret-of-the-busy", notice("evt_1", refund)).expect(503, "unavailable");
      Reply refused = agent.post(path, "{'reason': 'r', 'amount': 1}").expect(409, "conflict");
      assertThat(refused.at("/error/retryable")).isEqualTo("true");
    } finally {
      server.busy(false);
    }
    send("a-secret-of-the-busy", notice("evt_1", refund)).expect(204);
  }

  @Test
  void tenants_do_not_share_secrets() {
    ApiProperties.Webhooks shared =
        new ApiProperties.Webhooks(
            Duration.ofMinutes(5),
            Map.of("a", List.of(Server.SECRET), "b", List.of(Server.OLD_SECRET, Server.SECRET)));
    Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoticeSecrets(shared, Set.of("a", "b"), InstantSource.system()))
        .withMessageContaining("secret of another tenant")
        .withMessageNotContaining(Server.SECRET);
    Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> new NoticeSecrets(shared, Set.of("b"), InstantSource.system()))
        .withMessageContaining("there is no tenant a");
  }
}
