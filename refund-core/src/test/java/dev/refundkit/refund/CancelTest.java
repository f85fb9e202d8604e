package dev.refundkit.refund;

import static dev.refundkit.SaleFixture.NOW;
import static dev.refundkit.refund.RefundLife.AGENT;
import static dev.refundkit.refund.RefundLife.DECLINED;
import static dev.refundkit.refund.RefundLife.NOT_ATTEMPTED;
import static dev.refundkit.refund.RefundLife.PAID;
import static dev.refundkit.refund.RefundShop.TOTAL;
import static dev.refundkit.refund.RefundShop.TWO_WEEKS;
import static dev.refundkit.refund.RefundShop.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

/**
 * docs/rules-of-refunding.md, States: when a refund can still be withdrawn, and what is free then.
 */
class CancelTest {

  private final RefundShop shop = RefundShop.oneCard();

  @Test
  void a_refund_whose_payouts_were_not_sent_is_withdrawn_and_all_is_free() {
    RefundLife life = shop.opensFull().cancel();
    assertThat(life.status()).isEqualTo(RefundStatus.CANCELLED);
    assertThat(life.lastStep())
        .isEqualTo(new TimelineEntry("cancelled", NOW, AGENT, "changed my mind"));
    assertThat(life.payoutStates()).containsExactly(PayoutState.RELEASED);
    assertThat(life.payout(1).failure()).isEqualTo("cancelled");
    assertThat(life.payout(1).endedAt()).isEqualTo(NOW);
    assertThat(life.drops()).contains("pay:r1-1");
    assertThat(life.refund().paymentStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(shop.room()).isEqualTo(TOTAL);
    assertThat(shop.unitsLeft("shoes")).isEqualTo(2);
    assertThat(shop.remaining().shipping().total()).isEqualTo(550);
  }

  @Test
  void a_refund_that_waits_for_a_person_can_be_withdrawn() {
    RefundLife life = shop.says(Outcome.REVIEW).opensFull().cancel();
    assertThat(life.status()).isEqualTo(RefundStatus.CANCELLED);
    assertThat(shop.room()).isEqualTo(TOTAL);
  }

  @Test
  void a_refund_that_waits_for_goods_is_withdrawn_with_its_label_and_its_wait() {
    RefundLife life = shop.paysAfterReturn().opensFull().cancel();
    assertThat(life.drops()).contains("r1:label:1", "r1:close_return:1");
    assertThat(shop.openEffects(Effect.Kind.CLOSE_RETURN)).isEmpty();
  }

  @Test
  void once_a_payout_was_sent_it_cannot_be_withdrawn() {
    RefundLife life = RefundShop.twoPayments().opensFull().send(2);
    Refusal refusal = life.refuses(RefundLife::cancel);
    assertThat(refusal.code()).isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
    assertThat(refusal.message())
        .contains("r1: cancel is not allowed because a payout was sent")
        .doesNotContain("possible in");
  }

  @Test
  void a_payout_that_the_processor_did_not_try_was_not_sent() {
    RefundLife life = shop.opensFull().sent(1, NOT_ATTEMPTED).cancel();
    assertThat(life.status()).isEqualTo(RefundStatus.CANCELLED);
  }

  @Test
  void a_refund_that_failed_can_be_withdrawn_if_nothing_was_paid() {
    RefundLife life = shop.opensFull().sent(1, DECLINED).cancel();
    assertThat(life.status()).isEqualTo(RefundStatus.CANCELLED);
    assertThat(life.payout(1).failure()).as("the first reason stays").isEqualTo("do_not_honor");
    assertThat(shop.room()).isEqualTo(TOTAL);
  }

  @Test
  void a_refund_that_failed_cannot_be_withdrawn_if_something_was_paid() {
    RefundLife life = RefundShop.twoPayments().opensFull().sent(1, PAID).sent(2, DECLINED);
    Refusal refusal = life.refuses(RefundLife::cancel);
    assertThat(refusal.code()).isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
    assertThat(refusal.message()).contains("because a payout was paid");
  }

  @Test
  void a_refund_in_flight_of_which_one_payout_was_declined_cannot_be_withdrawn() {
    RefundLife life = RefundShop.twoPayments().opensFull().sent(1, DECLINED);
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.refuses(RefundLife::cancel).message()).contains("a payout was sent");
  }

  @Test
  void a_completed_refund_is_told_where_cancelling_is_possible() {
    RefundLife life = shop.opensFull().sent(1, PAID);
    assertThat(life.refuses(RefundLife::cancel).message())
        .contains("because it is completed")
        .endsWith("it is possible in: pending, approved, processing, failed");
  }

  @Test
  void units_that_came_stay_the_shops_whatever_is_withdrawn_l5() {
    RefundLife life =
        shop.says(awaiting(true, TWO_WEEKS))
            .opens(Asks.itemReturn("shoes", 2))
            .receive("shoes", 1)
            .cancel();
    assertThat(life.status()).isEqualTo(RefundStatus.CANCELLED);
    assertThat(shop.unitsLeft("shoes")).isEqualTo(1);
    assertThat(shop.worthLeft("shoes").total()).isEqualTo(11_000);
    assertThat(shop.room()).isEqualTo(TOTAL);
  }
}
