package dev.refundkit.engine;

import static dev.refundkit.engine.FakeProcessor.Answer.DECLINED;
import static dev.refundkit.engine.FakeProcessor.Answer.NOT_ATTEMPTED;
import static dev.refundkit.engine.FakeProcessor.Answer.PENDING;
import static dev.refundkit.engine.FakeProcessor.Answer.SUCCEEDED;
import static dev.refundkit.engine.FakeProcessor.Answer.TIMEOUT_DONE;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.REASON;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.spi.Inventory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R8, R9, L6: the same key and body again changes nothing and answers the same. */
class IdempotencyTest {

  private static final PaymentRefundRequest PAY = PaymentRefundRequest.of("card", 5_000, REASON);

  private final Shop shop = new Shop();

  @Test
  void an_id_that_was_given_before_or_is_none_stores_nothing() {
    Shop twice = new Shop();
    Refund first = twice.create(partial(PLAIN, units("mug", 1)));
    for (String id : List.of(first.id(), "", "x".repeat(65), "a\u0000")) {
      RefundEngine engine =
          RefundEngine.builder()
              .sales(twice.orders)
              .store(twice.store)
              .processor(twice.processor)
              .inventory(order -> Inventory.Result.DONE)
              .policy(twice.policy)
              .clock(twice.clock)
              .ids(() -> id)
              .build();
      assertThatIllegalStateException()
          .isThrownBy(() -> engine.create(partial(PLAIN, units("shoes", 1)), CUSTOMER))
          .withMessageContaining("source of ids");
    }
    assertThat(twice.store.world().refunds()).containsExactly(first);
  }

  @Test
  void the_same_key_and_body_answer_the_first_answer_even_after_the_refund_went_on() {
    Refund first = shop.engine.create(full(PLAIN), CUSTOMER, "key").orElseThrow();
    shop.run();
    ObservedStore.World before = shop.store.world();

    assertThat(shop.engine.create(full(PLAIN), CUSTOMER, "key").orElseThrow()).isEqualTo(first);
    assertThat(shop.store.world()).isEqualTo(before);
  }

  @Test
  void the_same_key_with_another_body_is_refused() {
    shop.engine.create(partial(PLAIN, units("shoes", 1)), CUSTOMER, "key").orElseThrow();
    RefundRequest other = partial(PLAIN, units("shoes", 2));
    Refusal refusal = shop.refused(() -> shop.engine.create(other, CUSTOMER, "key"));
    assertThat(refusal.code()).isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(refusal.code().retryable()).isFalse();
  }

  @Test
  void a_key_covers_both_endpoints() {
    shop.engine.create(partial(PLAIN, units("shoes", 1)), CUSTOMER, "order").orElseThrow();
    shop.engine.refundPayment(PAY, AGENT, "payment").orElseThrow();

    assertThat(shop.refused(() -> shop.engine.refundPayment(PAY, AGENT, "order")).code())
        .isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED);
    assertThat(shop.refused(() -> shop.engine.create(full(PLAIN), CUSTOMER, "payment")).code())
        .isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void the_order_of_metadata_does_not_matter() {
    Map<String, Object> one = new LinkedHashMap<>(Map.of("a", 1));
    one.put("b", 2);
    Map<String, Object> other = new LinkedHashMap<>(Map.of("b", 2));
    other.put("a", 1);
    RefundRequest request = partial(PLAIN, units("mug", 1));
    Refund first =
        shop.engine.create(request.withTexts(null, null, one), CUSTOMER, "k").orElseThrow();
    assertThat(shop.engine.create(request.withTexts(null, null, other), CUSTOMER, "k"))
        .isEqualTo(Answer.of(first));
  }

  @Test
  void a_refused_request_does_not_use_its_key_up() {
    shop.refused(() -> shop.engine.create(full("order_none"), CUSTOMER, "key"));
    assertThat(shop.engine.create(full(PLAIN), CUSTOMER, "key").orElseThrow().status())
        .isEqualTo(RefundStatus.PROCESSING);
  }

  @Test
  void a_policys_reject_is_an_answer_and_answers_its_key_again() {
    shop.policy.says(Outcome.REJECT);
    Refund rejected = shop.engine.create(full(PLAIN), CUSTOMER, "key").orElseThrow();
    assertThat(rejected.status()).isEqualTo(RefundStatus.REJECTED);
    assertThat(shop.payment("card").reserved()).isZero();
    assertThat(shop.engine.create(full(PLAIN), CUSTOMER, "key")).isEqualTo(Answer.of(rejected));
  }

  @Test
  void different_keys_are_different_refunds() {
    RefundRequest one = partial(PLAIN, units("shoes", 1));
    Refund first = shop.engine.create(one, CUSTOMER, "key 1").orElseThrow();
    assertThat(shop.engine.create(one, CUSTOMER, "key 2").orElseThrow().id())
        .isNotEqualTo(first.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void a_blank_key_is_refused(String key) {
    assertThat(shop.refused(() -> shop.engine.create(full(PLAIN), CUSTOMER, key)).param())
        .isEqualTo("idempotency_key");
    assertThat(shop.refused(() -> shop.engine.refundPayment(PAY, AGENT, key)).param())
        .isEqualTo("idempotency_key");
  }

  @Test
  void a_key_has_at_most_255_characters() {
    String most = "k".repeat(255);
    assertThat(shop.refused(() -> shop.engine.create(full(PLAIN), CUSTOMER, most + "k")).param())
        .isEqualTo("idempotency_key");
    assertThat(shop.engine.create(full(PLAIN), CUSTOMER, most).orElseThrow()).isNotNull();
  }

  @Test
  void a_paid_payment_refund_is_answered_again_without_a_second_call() {
    PaymentRefund first = shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow();
    assertThat(first.status()).isEqualTo(PaymentRefund.Status.SUCCEEDED);
    assertThat(first.payment().refunded()).isEqualTo(5_000);
    assertThat(shop.engine.refundPayment(PAY, AGENT, "key")).isEqualTo(Answer.of(first));
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void a_declined_payment_refund_is_stored_as_failed_and_declined_again_on_replay() {
    shop.processor.answer(DECLINED);
    assertThat(code(shop.engine.refundPayment(PAY, AGENT, "key")))
        .isEqualTo(RefusalCode.PROCESSOR_DECLINED);
    assertThat(shop.refused(() -> shop.engine.refundPayment(PAY, AGENT, "key")).code())
        .isEqualTo(RefusalCode.PROCESSOR_DECLINED);
    assertThat(shop.store.world().refunds())
        .extracting(Refund::status)
        .containsExactly(RefundStatus.FAILED);
    assertThat(shop.payment("card").reserved()).isZero();
  }

  @Test
  void a_payment_refund_that_was_accepted_and_then_failed_is_declined_on_replay() {
    shop.processor.answer(PENDING);
    PaymentRefund first = shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow();
    assertThat(first.status()).isEqualTo(PaymentRefund.Status.PENDING);
    shop.processor.nowSays(first.refund().payouts().get(0).key(), DECLINED);
    shop.runAfter(Duration.ofHours(1));

    assertThat(shop.refused(() -> shop.engine.refundPayment(PAY, AGENT, "key")).code())
        .isEqualTo(RefusalCode.PROCESSOR_DECLINED);
  }

  @Test
  void an_unknown_payment_refund_is_answered_with_its_present_outcome_later() {
    shop.processor.answer(TIMEOUT_DONE);
    assertThat(shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow().status())
        .isEqualTo(PaymentRefund.Status.UNKNOWN);
    assertThat(shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow().status())
        .isEqualTo(PaymentRefund.Status.UNKNOWN);
    shop.runAfter(Duration.ofHours(1));
    PaymentRefund later = shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow();
    assertThat(later.status()).isEqualTo(PaymentRefund.Status.SUCCEEDED);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void a_payment_refund_that_was_not_attempted_is_pending_and_a_replay_makes_no_call() {
    shop.processor.answer(NOT_ATTEMPTED, SUCCEEDED);
    assertThat(shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow().status())
        .isEqualTo(PaymentRefund.Status.PENDING);

    assertThat(shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow().status())
        .isEqualTo(PaymentRefund.Status.PENDING);
    assertThat(shop.processor.calls()).hasSize(1);

    shop.run();
    assertThat(shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow().status())
        .isEqualTo(PaymentRefund.Status.SUCCEEDED);
  }

  @Test
  void a_payment_refund_under_review_is_pending_and_paid_after_approval() {
    shop.policy.says(Outcome.REVIEW);
    PaymentRefund first = shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow();
    assertThat(first.status()).isEqualTo(PaymentRefund.Status.PENDING);
    shop.engine.approve(first.refund().id(), Shop.CUSTOMER, null).orElseThrow();
    assertThat(shop.run().paid()).isEqualTo(1);
    assertThat(shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow().status())
        .isEqualTo(PaymentRefund.Status.SUCCEEDED);
  }

  @Test
  void a_payment_refund_that_the_policy_rejects_is_answered_as_rejected() {
    shop.policy.says(Outcome.REJECT);
    for (int i = 0; i < 2; i++) {
      assertThat(shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow().status())
          .isEqualTo(PaymentRefund.Status.REJECTED);
    }
    assertThat(shop.processor.calls()).isEmpty();
  }

  @Test
  void a_replay_after_a_reversal_shows_the_present_outcome() {
    PaymentRefund first = shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow();
    shop.processor.nowSays(first.refund().payouts().get(0).key(), DECLINED);
    shop.engine.report(first.refund().id(), null).orElseThrow();
    shop.run();
    PaymentRefund later = shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow();
    assertThat(later.status()).isEqualTo(PaymentRefund.Status.FAILED);
    assertThat(later.payment().refunded()).isZero();
  }

  @Test
  void a_replay_is_answered_though_a_dispute_holds_the_payment_now() {
    shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow();
    shop.engine.dispute("card", null, 8_750, Dispute.Stage.OPEN, AGENT).orElseThrow();
    assertThat(shop.engine.refundPayment(PAY, AGENT, "key").orElseThrow().status())
        .isEqualTo(PaymentRefund.Status.SUCCEEDED);
  }

  private static RefusalCode code(Answer<?> answer) {
    return ((Answer.Refused<?>) answer).refusal().code();
  }
}
