package dev.refundkit.refund;

import static dev.refundkit.SaleFixture.NOW;
import static dev.refundkit.refund.RefundLife.AGENT;
import static dev.refundkit.refund.RefundLife.DECLINED;
import static dev.refundkit.refund.RefundLife.PAID;
import static dev.refundkit.refund.RefundShop.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RequestedMethod;
import org.junit.jupiter.api.Test;

/** L5, M16: the unpaid rest of a failed refund is paid again, or to another destination. */
class PayAgainTest {

  private final RefundShop shop = RefundShop.oneCard();

  @Test
  void a_retry_pays_the_same_under_a_new_key() {
    RefundLife life = shop.opensFull().sent(1, DECLINED).retry();
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.lastStep()).isEqualTo(new TimelineEntry("processing", NOW, AGENT, "again"));
    assertThat(life.payout(1).replaced()).isTrue();
    assertThat(life.refund().livePayouts()).containsExactly(life.payout(2));
    assertThat(life.payout(2))
        .isEqualTo(
            Payout.reserved(
                    "r1-2", "card", RequestedMethod.Type.ORIGINAL_PAYMENT, TOTAL, "key-r1-2")
                .to(PayoutState.CLEARED));
    assertThat(life.wants(Effect.Kind.PAY)).extracting(Effect::key).containsExactly("pay:r1-2");
    assertThat(shop.room()).isZero();
    assertThat(shop.unitsLeft("shoes")).isZero();
    assertThat(life.sent(2, PAID).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void a_redirect_pays_to_another_destination_and_draws_on_the_payment_m16() {
    RefundLife life =
        shop.opensFull().sent(1, DECLINED).redirect(RequestedMethod.Type.STORE_CREDIT);
    assertThat(life.payout(2).destination()).isEqualTo(RequestedMethod.Type.STORE_CREDIT);
    assertThat(life.payout(2).paymentId()).isEqualTo("card");
    assertThat(life.lastStep().note()).isEqualTo("elsewhere");
    assertThat(shop.room()).isZero();
  }

  @Test
  void a_retry_keeps_the_destination_of_a_redirect() {
    RefundLife life =
        shop.opensFull()
            .sent(1, DECLINED)
            .redirect(RequestedMethod.Type.STORE_CREDIT)
            .sent(2, DECLINED)
            .retry();
    assertThat(life.payout(3).destination()).isEqualTo(RequestedMethod.Type.STORE_CREDIT);
    assertThat(life.payout(3).id()).isEqualTo("r1-3");
    assertThat(life.refund().livePayouts()).containsExactly(life.payout(3));
    assertThat(life.wants(Effect.Kind.PAY)).extracting(Effect::key).containsExactly("pay:r1-3");
  }

  @Test
  void only_the_unpaid_rest_is_paid_again() {
    RefundShop two = RefundShop.twoPayments();
    RefundLife life = two.opensFull().sent(1, PAID).sent(2, DECLINED).retry();
    assertThat(life.refund().payouts()).hasSize(3);
    assertThat(life.payout(1).replaced()).isFalse();
    assertThat(life.payout(3).paymentId()).isEqualTo("gift");
    assertThat(life.payout(3).amount()).isEqualTo(5_750);
    assertThat(life.wants(Effect.Kind.PAY)).hasSize(1);
    assertThat(life.sent(3, PAID).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(two.remaining().order().total()).isZero();
  }

  @Test
  void a_retry_is_refused_once_others_hold_the_money() {
    RefundLife life = shop.opens(Asks.payment("card", 10_000)).sent(1, DECLINED);
    shop.opens(Asks.payment("card", 3_751));
    Refusal refusal = life.refuses(RefundLife::retry);
    assertThat(refusal.code()).isEqualTo(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
    assertThat(refusal.message()).contains("refund r1");
  }

  @Test
  void a_retry_may_take_the_last_cent_that_is_left() {
    RefundLife life = shop.opens(Asks.payment("card", 10_000)).sent(1, DECLINED);
    shop.opens(Asks.payment("card", 3_750));
    assertThat(life.retry().status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(shop.room()).isZero();
  }

  @Test
  void a_retry_is_refused_once_others_hold_the_units_although_there_is_room() {
    RefundLife life = shop.opens(Asks.itemReturn("mug", 1)).sent(1, DECLINED);
    shop.opens(Asks.itemReturn("mug", 1));
    assertThat(shop.room()).isGreaterThan(2_200);
    assertThat(life.refuses(RefundLife::retry).code())
        .isEqualTo(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
  }

  @Test
  void a_retry_is_refused_while_a_dispute_holds_the_money_r3() {
    RefundLife life = shop.opensFull().sent(1, DECLINED);
    shop.outside(shop.ledger().dispute("card", new Dispute("d1", 1, Dispute.Stage.OPEN)));
    assertThat(life.refuses(RefundLife::retry).code()).isEqualTo(RefusalCode.PAYMENT_DISPUTED);
    assertThat(life.refuses(l -> l.redirect(RequestedMethod.Type.STORE_CREDIT)).code())
        .isEqualTo(RefusalCode.PAYMENT_DISPUTED);
  }

  @Test
  void one_payment_without_room_is_enough_to_refuse_a_retry() {
    RefundShop two = RefundShop.twoPayments();
    RefundLife life = two.opensFull().sent(1, DECLINED).sent(2, DECLINED);
    two.outside(two.ledger().dispute("gift", new Dispute("d1", 1, Dispute.Stage.OPEN)));
    assertThat(life.refuses(RefundLife::retry).code()).isEqualTo(RefusalCode.PAYMENT_DISPUTED);
  }

  @Test
  void a_payment_whose_payout_was_paid_needs_no_room_for_a_retry() {
    RefundShop two = RefundShop.twoPayments();
    RefundLife life = two.opensFull().sent(1, PAID).sent(2, DECLINED);
    assertThat(two.ledger().payment("card").orElseThrow().room()).isZero();
    assertThat(life.retry().status()).isEqualTo(RefundStatus.PROCESSING);
  }

  @Test
  void a_refund_that_was_reversed_can_be_paid_again() {
    RefundLife life = shop.opensFull().sent(1, PAID).hear(1, DECLINED).retry().sent(2, PAID);
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.ledger().refunded()).isEqualTo(TOTAL);
  }
}
