package dev.refundkit.engine;

import static dev.refundkit.engine.FakeProcessor.Answer.DECLINED;
import static dev.refundkit.engine.FakeProcessor.Answer.SUCCEEDED;
import static dev.refundkit.engine.FakeProcessor.Answer.TIMEOUT_DONE;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Sale;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A notice of the processor is a hint: it leads to a question, and only the answer counts. */
class HintTest {

  private final Shop shop = new Shop();

  @Test
  void a_notice_by_itself_changes_neither_refund_nor_balance() {
    Refund refund = paid(full(PLAIN));
    var balance = shop.payment("card");

    shop.engine.report(refund.id(), null).orElseThrow();

    assertThat(shop.now(refund)).isEqualTo(refund);
    assertThat(shop.payment("card")).isEqualTo(balance);
  }

  @Test
  void a_reversal_that_the_lookup_does_not_confirm_changes_nothing() {
    Refund refund = paid(full(PLAIN));

    shop.engine.report(refund.id(), "card").orElseThrow();
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
    assertThat(shop.store.open(Effect.Kind.RECHECK)).isEmpty();
  }

  @Test
  void a_reversal_that_the_lookup_confirms_fails_the_refund_and_frees_the_money_once() {
    Refund refund = paid(full(PLAIN));
    shop.processor.nowSays(refund.payouts().get(0).key(), DECLINED);

    for (int i = 0; i < 2; i++) {
      shop.engine.report(refund.id(), null).orElseThrow();
      shop.engine.report(refund.id(), "card").orElseThrow();
      shop.run();
    }

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.FAILED);
    assertThat(shop.payment("card").refunded()).isZero();
    assertThat(shop.payment("card").refundsCount()).isZero();
    assertThat(shop.order(PLAIN).refundable()).isEqualTo(TOTAL);
    assertThat(shop.now(refund).timeline()).filteredOn(t -> t.status().equals("failed")).hasSize(1);
  }

  @Test
  void a_reversed_refund_may_be_paid_again() {
    Refund refund = paid(full(PLAIN));
    shop.processor.nowSays(refund.payouts().get(0).key(), DECLINED);
    shop.engine.report(refund.id(), null).orElseThrow();
    shop.run();
    shop.engine.retry(refund.id(), AGENT, null).orElseThrow();
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.processor.book()).hasSize(1);
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
  }

  @Test
  void a_late_payment_that_the_lookup_confirms_completes_a_failed_refund() {
    Refund refund = declined(partial(PLAIN, units("shoes", 2)));

    paidLate(refund);

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.payment("card").refunded()).isEqualTo(11_000);
    assertThat(shop.line(PLAIN, "shoes").refundable()).isZero();
  }

  @Test
  void a_late_payment_takes_the_units_again() {
    Refund refund = declined(partial(PLAIN, units("shoes", 1)));

    paidLate(refund);

    assertThat(shop.line(PLAIN, "shoes").quantityRefundable()).isEqualTo(1);
  }

  @Test
  void a_late_payment_of_a_withdrawn_refund_is_booked_and_shown_to_a_person() {
    Refund refund = declined(full(PLAIN));
    shop.engine.cancel(refund.id(), AGENT, null).orElseThrow();

    paidLate(refund);

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.CANCELLED);
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
    assertThat(shop.attention()).contains("REFUND " + refund.id());
  }

  @Test
  void a_late_payment_after_others_took_the_money_is_booked_and_the_excess_is_shown() {
    Refund refund = declined(full(PLAIN));
    paid(full(PLAIN));

    paidLate(refund);

    assertThat(shop.payment("card").refunded()).isEqualTo(2 * TOTAL);
    assertThat(shop.payment("card").room()).isZero();
    assertThat(shop.payment("card").excess()).isEqualTo(TOTAL);
    assertThat(shop.attention()).contains("EXCESS " + PLAIN);
  }

  @Test
  void a_late_payment_never_books_more_shipping_than_the_sale_has() {
    Sale sale = shop.orders.order(PLAIN).orElseThrow();
    Refund first = declined(RefundRequest.of(PLAIN, RefundType.SHIPPING, "late"));
    paid(RefundRequest.of(PLAIN, RefundType.SHIPPING, "late_again"));

    paidLate(first);

    assertThat(shop.store.ledger(PLAIN).orElseThrow().shipping().total()).isLessThanOrEqualTo(550);
    assertThat(shop.order(PLAIN).shippingRefundable()).isZero();
    assertThat(sale.currency()).isEqualTo(IsoCurrency.of("USD"));
  }

  @Test
  void a_late_payment_makes_an_unsent_second_attempt_needless() {
    Refund refund = declined(full(PLAIN));
    shop.engine.retry(refund.id(), AGENT, null).orElseThrow();
    shop.processor.nowSays(refund.payouts().get(0).key(), SUCCEEDED);
    shop.engine.report(refund.id(), null).orElseThrow();
    shop.clock.advance(Duration.ofSeconds(1));
    shop.run();
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.payment("card").refunded()).isEqualTo(shop.processor.paidOn("card"));
  }

  @Test
  void a_notice_about_an_unknown_payout_leads_to_a_lookup_at_once() {
    shop.processor.answer(TIMEOUT_DONE);
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    assertThat(shop.now(refund).payouts().get(0).state()).isEqualTo(PayoutState.UNKNOWN);

    shop.engine.report(refund.id(), null).orElseThrow();
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void a_notice_about_a_payout_that_needs_attention_leads_to_a_lookup_too() {
    shop.processor.memory = FakeProcessor.Memory.CANNOT_TELL;
    shop.processor.answer(TIMEOUT_DONE);
    Refund refund = shop.create(full(PLAIN));
    for (int i = 0; i < EngineLimits.DEFAULT.effectAttempts(); i++) {
      shop.runAfter(Duration.ofHours(1));
    }
    assertThat(shop.now(refund).payouts().get(0).state()).isEqualTo(PayoutState.NEEDS_ATTENTION);
    shop.processor.memory = FakeProcessor.Memory.CLEAR;

    shop.engine.report(refund.id(), null).orElseThrow();
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void a_notice_after_an_enquiry_was_given_up_leads_to_a_new_one() {
    Refund refund = paid(full(PLAIN));
    shop.processor.memory = FakeProcessor.Memory.CANNOT_TELL;
    shop.engine.report(refund.id(), null).orElseThrow();
    for (int i = 0; i < EngineLimits.DEFAULT.effectAttempts(); i++) {
      shop.runAfter(Duration.ofHours(1));
    }
    assertThat(shop.attention()).contains("EFFECT " + refund.id());
    shop.processor.memory = FakeProcessor.Memory.CLEAR;
    shop.processor.nowSays(refund.payouts().get(0).key(), DECLINED);

    shop.engine.report(refund.id(), null).orElseThrow();
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.FAILED);
  }

  @Test
  void a_notice_about_a_refund_that_was_not_sent_changes_nothing() {
    Refund refund = shop.created(full(PLAIN));
    ObservedStore.World before = shop.store.world();

    shop.engine.report(refund.id(), null).orElseThrow();

    assertThat(shop.store.world()).isEqualTo(before);
  }

  private Refund paid(RefundRequest request) {
    Refund refund = shop.create(request);
    shop.run();
    return shop.now(refund);
  }

  private Refund declined(RefundRequest request) {
    shop.processor.answer(DECLINED);
    return paid(request);
  }

  private void paidLate(Refund refund) {
    shop.processor.nowSays(refund.payouts().get(0).key(), SUCCEEDED);
    shop.engine.report(refund.id(), null).orElseThrow();
    shop.run();
  }
}
