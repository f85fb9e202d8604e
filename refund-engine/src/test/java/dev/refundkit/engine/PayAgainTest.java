package dev.refundkit.engine;

import static dev.refundkit.engine.FakeProcessor.Answer.DECLINED;
import static dev.refundkit.engine.FakeProcessor.Answer.SUCCEEDED;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Orders.TWO_PAYMENTS;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.refund.PaymentStatus;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.PayoutOrder;
import org.junit.jupiter.api.Test;

/** L5: what fails is free again, and may be paid again under a new key. */
class PayAgainTest {

  private final Shop shop = new Shop();

  @Test
  void a_declined_refund_fails_and_frees_its_money_and_units() {
    Refund refund = declined(partial(PLAIN, units("shoes", 2)));

    assertThat(refund.status()).isEqualTo(RefundStatus.FAILED);
    assertThat(refund.paymentStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(refund.payouts()).extracting(Payout::failure).containsExactly("do_not_honor");
    assertThat(shop.payment("card").room()).isEqualTo(TOTAL);
    assertThat(shop.line(PLAIN, "shoes").quantityRefundable()).isEqualTo(2);
    assertThat(shop.line(PLAIN, "shoes").refundable()).isEqualTo(11_000);
  }

  @Test
  void a_retry_pays_under_a_new_key_and_the_old_key_is_never_used_again() {
    Refund refund = declined(partial(PLAIN, units("shoes", 2)));

    shop.engine.retry(refund.id(), AGENT, null).orElseThrow();
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.processor.calls()).extracting(PayoutOrder::key).doesNotHaveDuplicates();
    assertThat(shop.payment("card").refunded()).isEqualTo(11_000);
  }

  @Test
  void a_retry_takes_the_units_again() {
    Refund refund = declined(partial(PLAIN, units("shoes", 1)));

    shop.engine.retry(refund.id(), AGENT, null).orElseThrow();

    assertThat(shop.line(PLAIN, "shoes").quantityRefundable()).isEqualTo(1);
    assertThat(shop.line(PLAIN, "shoes").refundable()).isEqualTo(5_500);
    shop.run();
    assertThat(
            shop.refused(() -> shop.engine.create(partial(PLAIN, units("shoes", 2)), Shop.CUSTOMER))
                .code())
        .isEqualTo(RefusalCode.QUANTITY_EXCEEDS_REFUNDABLE);
  }

  @Test
  void a_retry_is_refused_once_others_have_taken_the_units() {
    Refund refund = declined(partial(PLAIN, units("shoes", 2)));
    shop.create(partial(PLAIN, units("shoes", 1)));

    assertThat(shop.refused(() -> shop.engine.retry(refund.id(), AGENT, null)).code())
        .isEqualTo(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
  }

  @Test
  void a_redirect_pays_the_rest_to_store_credit_and_draws_on_the_payment() {
    Refund refund = declined(full(PLAIN));

    shop.engine.redirect(refund.id(), RequestedMethod.Type.STORE_CREDIT, AGENT, null).orElseThrow();
    shop.run();

    PayoutOrder last = shop.processor.calls().get(1);
    assertThat(last.destination()).isEqualTo(RequestedMethod.Type.STORE_CREDIT);
    assertThat(last.key()).isNotEqualTo(shop.processor.calls().get(0).key());
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
    assertThat(shop.payment("card").room()).isZero();
  }

  @Test
  void where_one_of_two_payouts_is_paid_the_unpaid_part_is_free_again_by_largest_remainder() {
    shop.processor.answer(SUCCEEDED, DECLINED);
    Refund refund = shop.create(full(TWO_PAYMENTS));
    shop.run();

    Refund failed = shop.now(refund);
    assertThat(failed.status()).isEqualTo(RefundStatus.FAILED);
    assertThat(failed.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_COMPLETED);
    assertThat(failed.held().total()).isEqualTo(8_000);
    // 5750 of 13750 came free: shoes 4181.8 + 418.2, mug 836.4 + 83.6, shipping 209.1 + 20.9.
    assertThat(shop.line(TWO_PAYMENTS, "shoes").refundable()).isEqualTo(4_182 + 418);
    assertThat(shop.line(TWO_PAYMENTS, "mug").refundable()).isEqualTo(836 + 84);
    assertThat(shop.order(TWO_PAYMENTS).shippingRefundable()).isEqualTo(209 + 21);
    assertThat(shop.order(TWO_PAYMENTS).refundable()).isEqualTo(5_750);
    assertThat(failed.payouts())
        .extracting(Payout::state)
        .containsExactly(PayoutState.SUCCEEDED, PayoutState.RELEASED);
  }

  @Test
  void a_retry_after_a_partial_failure_pays_only_the_unpaid_rest() {
    shop.processor.answer(SUCCEEDED, DECLINED);
    Refund refund = shop.create(full(TWO_PAYMENTS));
    shop.run();
    shop.engine.retry(refund.id(), AGENT, null).orElseThrow();
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.processor.calls())
        .extracting(PayoutOrder::amountMinor)
        .containsExactly(8_000L, 5_750L, 5_750L);
    assertThat(shop.order(TWO_PAYMENTS).refundable()).isZero();
    assertThat(shop.line(TWO_PAYMENTS, "shoes").quantityRefundable()).isZero();
  }

  @Test
  void a_refund_that_failed_may_be_cancelled_only_if_nothing_was_paid() {
    Refund nothingPaid = declined(partial(PLAIN, units("mug", 1)));
    shop.processor.answer(SUCCEEDED, DECLINED);
    Refund partlyPaid = shop.create(full(TWO_PAYMENTS));
    shop.run();

    assertThat(shop.engine.cancel(nothingPaid.id(), AGENT, null).orElseThrow().status())
        .isEqualTo(RefundStatus.CANCELLED);
    assertThat(shop.refused(() -> shop.engine.cancel(partlyPaid.id(), AGENT, null)).code())
        .isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
  }

  @Test
  void a_retry_is_refused_while_a_dispute_holds_the_money() {
    Refund refund = declined(full(PLAIN));
    shop.engine.dispute("card", "d1", 1, Dispute.Stage.OPEN, AGENT).orElseThrow();

    assertThat(shop.refused(() -> shop.engine.retry(refund.id(), AGENT, null)).code())
        .isEqualTo(RefusalCode.PAYMENT_DISPUTED);
  }

  @Test
  void a_declined_refund_of_value_only_is_retried_too() {
    Refund refund =
        declined(partial(PLAIN, units("shoes", 0)).withAmounts(RequestedAmounts.total(300)));
    shop.engine.retry(refund.id(), AGENT, null).orElseThrow();
    shop.run();
    assertThat(shop.line(PLAIN, "shoes").refundable()).isEqualTo(10_700);
    assertThat(shop.line(PLAIN, "shoes").quantityRefundable()).isEqualTo(2);
  }

  @Test
  void a_retry_of_a_shipping_refund_takes_the_shipping_again() {
    Refund refund = declined(RefundRequest.of(PLAIN, RefundType.SHIPPING, Shop.REASON));
    shop.engine.retry(refund.id(), AGENT, null).orElseThrow();
    shop.run();

    assertThat(shop.order(PLAIN).shippingRefundable()).isZero();
    RefundRequest again = RefundRequest.of(PLAIN, RefundType.SHIPPING, Shop.REASON);
    assertThat(shop.refused(() -> shop.engine.create(again, Shop.CUSTOMER)).code())
        .isEqualTo(RefusalCode.NOTHING_REFUNDABLE);
  }

  private Refund declined(RefundRequest request) {
    shop.processor.answer(DECLINED);
    Refund refund = shop.create(request);
    shop.run();
    return shop.now(refund);
  }
}
