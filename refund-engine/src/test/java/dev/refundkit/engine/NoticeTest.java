package dev.refundkit.engine;

import static dev.refundkit.engine.FakeProcessor.Answer.DECLINED;
import static dev.refundkit.engine.FakeProcessor.Answer.SUCCEEDED;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Orders.TWO_PAYMENTS;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.full;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.ProcessorNotice;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Notices with an id: the same one asks the processor once, however often and late it comes. */
class NoticeTest {

  private final Shop shop = new Shop();

  @Test
  void the_same_notice_asks_once() {
    Refund refund = paid();
    for (int i = 0; i < 3; i++) {
      shop.engine.report(new ProcessorNotice("evt_1", refund.id(), "card")).orElseThrow();
      shop.run();
    }
    assertThat(shop.processor.lookups()).isEqualTo(1);
  }

  @Test
  void another_notice_asks_again() {
    Refund refund = paid();
    for (int i = 0; i < 3; i++) {
      shop.engine.report(new ProcessorNotice("evt_" + i, refund.id(), null)).orElseThrow();
      shop.run();
    }
    assertThat(shop.processor.lookups()).isEqualTo(3);
  }

  @Test
  void the_same_id_for_another_refund_is_another_notice() {
    Refund first = paid();
    Refund second = shop.create(full(TWO_PAYMENTS));
    shop.run();
    shop.engine.report(new ProcessorNotice("evt_1", first.id(), null)).orElseThrow();
    shop.engine.report(new ProcessorNotice("evt_1", second.id(), null)).orElseThrow();
    shop.run();
    assertThat(shop.processor.lookups()).isEqualTo(3);
  }

  @Test
  void a_notice_between_the_processors_answer_and_its_being_stored_is_not_lost() {
    Refund refund = shop.create(full(PLAIN));
    String key = shop.now(refund).payouts().get(0).key();
    shop.processor.duringCall =
        order ->
            shop.store.beforeCommit =
                () -> {
                  shop.processor.nowSays(key, DECLINED);
                  ProcessorNotice notice = new ProcessorNotice("evt_1", refund.id(), null);
                  shop.engine.report(notice).orElseThrow();
                };
    shop.run();
    shop.runAfter(Duration.ofMinutes(1));

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.FAILED);
    assertThat(shop.store.open(Effect.Kind.RECHECK)).isEmpty();
  }

  @Test
  void a_notice_of_what_was_never_sent_changes_nothing() {
    shop.policy.says(Outcome.REVIEW);
    Refund refund = shop.create(full(PLAIN));
    var before = shop.store.world();
    shop.engine.report(new ProcessorNotice("evt_1", refund.id(), null)).orElseThrow();
    assertThat(shop.store.world()).isEqualTo(before);
  }

  @Test
  void a_notice_of_no_refund_or_without_an_id_is_refused() {
    assertThat(
            shop.refused(() -> shop.engine.report(new ProcessorNotice("e", "nobody", null))).code())
        .isEqualTo(RefusalCode.REFUND_NOT_FOUND);
    Refund refund = paid();
    assertThat(
            shop.refused(() -> shop.engine.report(new ProcessorNotice(" ", refund.id(), null)))
                .param())
        .isEqualTo("id");
  }

  @Test
  void a_late_payment_is_booked_once_by_two_notices() {
    shop.processor.answer(DECLINED);
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    shop.processor.nowSays(shop.now(refund).payouts().get(0).key(), SUCCEEDED);
    shop.engine.report(new ProcessorNotice("evt_1", refund.id(), null)).orElseThrow();
    shop.engine.report(new ProcessorNotice("evt_2", refund.id(), null)).orElseThrow();
    shop.run();
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
    assertThat(shop.payment("card").refundsCount()).isEqualTo(1);
  }

  @Test
  void a_client_cannot_use_the_keys_under_which_notices_are_remembered() {
    assertThat(
            shop.refused(() -> shop.engine.create(full(PLAIN), CUSTOMER, "refundkit:notice:1"))
                .param())
        .isEqualTo("idempotency_key");
    assertThat(shop.engine.create(full(PLAIN), CUSTOMER, "refundkit").orElseThrow()).isNotNull();
  }

  private Refund paid() {
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    return refund;
  }
}
