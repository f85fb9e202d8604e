package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.REASON;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.refundkit.actor.Actor;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.Reason;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.ProcessorNotice;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedShipping;
import dev.refundkit.sale.Payment;
import dev.refundkit.text.StorableText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text that no store can keep is refused before anything is stored where somebody asks with it, and
 * made storable where a processor says it after money may have moved.
 */
class UnstorableTextTest {

  private static final String NUL = "a\u0000b";
  private static final String HALF = "a\ud800b";

  private final Shop shop = new Shop();

  private interface Call extends Function<RefundEngine, Answer<?>> {}

  private static Arguments call(String field, Call call) {
    return arguments(field, call);
  }

  static Stream<Arguments> calls() {
    return Stream.of(NUL, HALF).flatMap(UnstorableTextTest::callsWith);
  }

  private static Stream<Arguments> callsWith(String bad) {
    var method = new RequestedMethod(RequestedMethod.Type.ORIGINAL_PAYMENT, bad);
    var data = Map.<String, Object>of("k", bad);
    var key = Map.<String, Object>of(bad, 1);
    return Stream.of(
        call("order_id", e -> e.create(full(bad), CUSTOMER)),
        call(
            "reason",
            e ->
                e.refundPayment(
                    new PaymentRefundRequest("card", 1L, null, bad, null, null), AGENT)),
        call("payment_id", e -> e.refundPayment(PaymentRefundRequest.of(bad, 1, REASON), AGENT)),
        call("items[0].line_item_id", e -> e.create(partial(PLAIN, units(bad, 1)), CUSTOMER)),
        call("payment_method.payment_id", e -> e.quote(full(PLAIN).withMethod(method), CUSTOMER)),
        call(
            "shipping.carrier",
            e ->
                e.create(
                    full(PLAIN).withShipping(new RequestedShipping(null, bad, null)), CUSTOMER)),
        call(
            "shipping.service",
            e ->
                e.create(
                    full(PLAIN).withShipping(new RequestedShipping(null, null, bad)), CUSTOMER)),
        call("reason_details", e -> e.create(full(PLAIN).withTexts(bad, null, Map.of()), CUSTOMER)),
        call("notes", e -> e.create(full(PLAIN).withTexts(null, bad, Map.of()), CUSTOMER)),
        call("metadata.k", e -> e.create(full(PLAIN).withTexts(null, null, data), CUSTOMER)),
        call("metadata", e -> e.create(full(PLAIN).withTexts(null, null, key), CUSTOMER)),
        call("idempotency_key", e -> e.create(full(PLAIN), CUSTOMER, bad)),
        call("id", e -> e.dispute("card", bad, 1, Dispute.Stage.OPEN, AGENT)),
        call("reference", e -> e.recordExternal("card", 1, bad, AGENT)),
        call("id", e -> e.report(new ProcessorNotice(bad, "refund_001", null))),
        call("payment_id", e -> e.report(new ProcessorNotice("notice", "refund_001", bad))),
        call("note", e -> e.cancel("refund_001", AGENT, bad)),
        call("transaction_id", e -> e.resolve("refund_001", "p", true, bad, AGENT, "seen")));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void what_is_asked_with_it_is_refused_by_its_field(String field, Call call) {
    shop.create(full(Orders.UNSHIPPED));
    Refusal refusal = shop.refused(() -> call.apply(shop.engine));
    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(refusal.param()).isEqualTo(field);
    assertThat(refusal.message()).contains(StorableText.RULE);
  }

  @Test
  void a_transaction_id_of_a_person_has_a_bound() {
    String endless = "t".repeat(256);
    Refusal refusal =
        shop.refused(() -> shop.engine.resolve("r", "p", true, endless, AGENT, "seen"));
    assertThat(refusal.param()).isEqualTo("transaction_id");
  }

  static Stream<Number> endlessNumbers() {
    return Stream.of(
        BigInteger.TEN.pow(64),
        BigInteger.TEN.pow(10_000_000),
        new BigDecimal(BigInteger.TEN.pow(64), 10),
        new BigDecimal("1E+65"),
        new BigDecimal("1E-2000000000"));
  }

  @ParameterizedTest
  @MethodSource("endlessNumbers")
  void numbers_short_to_write_or_endless_to_read_are_refused_by_their_field(Number number) {
    Map<String, Object> data = Map.of("n", number);
    Refusal refusal =
        shop.refused(() -> shop.engine.create(full(PLAIN).withTexts(null, null, data), CUSTOMER));
    assertThat(refusal.param()).isEqualTo("metadata.n");
    assertThat(refusal.message()).contains("at most 64 digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {NUL, HALF})
  void a_sale_with_it_is_refused_as_any_broken_sale(String bad) {
    assertThatThrownBy(() -> Orders.sale(bad, "USD", true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Payment.captured(bad, "card", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Orders.line(bad, 1, 1, 0, true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Actor.of(bad)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InMemoryRefundStore(bad))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_a_policy_says_is_made_storable_and_cut() {
    Reason endless = new Reason(NUL, "review", HALF + "s".repeat(5_000_000), Map.of(HALF, NUL));
    shop.policy.decide =
        refund -> Decision.of(Outcome.REVIEW, new PolicyVersion("test", "1", "h"), endless);
    Reason kept = shop.create(full(PLAIN)).facts().decision().reasons().get(0);
    assertThat(kept.sentence()).startsWith("a\\ud800b").hasSize(StorableText.MAX_SHOWN);
    assertThat(StorableText.is(kept.rule() + kept.sentence() + kept.facts())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {NUL, HALF})
  void what_a_processor_says_of_a_payment_is_booked_whatever_it_is(String bad) {
    shop.processor.says = bad + "x".repeat(5_000_000);
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    Payout paid = shop.now(refund).payouts().get(0);
    assertThat(paid.state()).isEqualTo(PayoutState.SUCCEEDED);
    assertThat(paid.transactionId()).hasSize(StorableText.MAX_ID).startsWith("a\\u");
    assertThat(paid.receiptUrl()).as("no part of it leads anywhere").isNull();
  }

  @Test
  void what_a_processor_has_booked_is_recorded_whatever_its_id_is() {
    Map<String, Long> booked = new LinkedHashMap<>();
    for (String id : new String[] {NUL, HALF, "a\ud801b", "x".repeat(300), "x".repeat(301)}) {
      shop.processor.refundedElsewhere(null, id, "card", 1);
      booked.put(id, 1L);
    }
    var result = shop.engine.reconciler().run(Orders.NOW);
    assertThat(result.recorded()).isEqualTo(booked.size());
    assertThat(shop.payment("card").refundedElsewhere()).isEqualTo(booked.size());
    assertThat(shop.engine.reconciler().run(Orders.NOW).recorded()).isZero();
  }
}
