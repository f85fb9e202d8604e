package dev.refundkit.refund;

import static dev.refundkit.SaleFixture.NOW;
import static dev.refundkit.refund.RefundLife.DECLINED;
import static dev.refundkit.refund.RefundLife.NOT_FOUND;
import static dev.refundkit.refund.RefundLife.PAID;
import static dev.refundkit.refund.RefundLife.UNKNOWN;
import static dev.refundkit.refund.RefundShop.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.SaleFixture;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Payouts that end anew: paid although they were released, or taken back although they were paid.
 */
class LatePaymentTest {

  private final RefundShop shop = RefundShop.oneCard();

  @Test
  void a_reversal_fails_a_completed_refund_and_frees_all_again() {
    RefundLife life = shop.opensFull().sent(1, PAID).hear(1, DECLINED);
    assertThat(life.status()).isEqualTo(RefundStatus.FAILED);
    assertThat(life.refund().timeline())
        .contains(new TimelineEntry("reversed", NOW, "system", "payout r1-1"));
    assertThat(life.refund().reversed()).isTrue();
    assertThat(life.refund().paid().isZero()).isTrue();
    assertThat(shop.room()).isEqualTo(TOTAL);
    assertThat(shop.unitsLeft("shoes")).isEqualTo(2);
    assertThat(shop.ledger().payment("card").orElseThrow().refundsCount()).isZero();
  }

  @Test
  void a_refund_that_was_never_taken_back_is_not_reversed() {
    assertThat(shop.opensFull().sent(1, PAID).refund().reversed()).isFalse();
  }

  @Test
  void a_late_payment_completes_a_failed_refund_which_holds_its_parts_again() {
    RefundLife life = shop.opensFull().sent(1, DECLINED).hear(1, PAID);
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.refund().timeline())
        .contains(new TimelineEntry("paid_late", NOW, "system", "payout r1-1"));
    assertThat(life.refund().held()).isEqualTo(life.refund().facts().asked());
    assertThat(life.payout(1).failure()).isNull();
    assertThat(shop.room()).isZero();
    assertThat(shop.unitsLeft("shoes")).isZero();
    assertThat(shop.remaining().shipping().isZero()).isTrue();
  }

  @Test
  void a_late_payment_of_one_payout_gives_what_was_really_paid() {
    RefundShop two = RefundShop.twoPayments();
    RefundLife life = two.opensFull().sent(1, DECLINED).sent(2, DECLINED).hear(2, PAID);
    assertThat(life.status()).isEqualTo(RefundStatus.FAILED);
    assertThat(life.refund().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_COMPLETED);
    assertThat(life.refund().held().total()).isEqualTo(5_750);
    assertThat(life.wants()).as("failed already, and told").isEmpty();
  }

  @Test
  void a_late_payment_of_a_withdrawn_refund_is_counted_and_leaves_it_withdrawn() {
    RefundLife life = shop.opensFull().cancel().hear(1, PAID);
    assertThat(life.status()).isEqualTo(RefundStatus.CANCELLED);
    assertThat(shop.ledger().refunded()).isEqualTo(TOTAL);
    assertThat(life.refund().paid()).isEqualTo(life.refund().total());
    assertThat(life.refund().need()).contains(new Need("paid_late: payout r1-1", NOW));
  }

  @Test
  void what_others_hold_meanwhile_was_given_on_top() {
    RefundLife late = shop.opens(Asks.itemReturn("shoes", 2)).sent(1, DECLINED);
    shop.opens(Asks.itemReturn("shoes", 1));

    late.hear(1, PAID);

    LineShare share = late.refund().held().lines().get(0);
    assertThat(share).isEqualTo(new LineShare("shoes", Units.of(1, 2), Worth.of(5_000, 500)));
    assertThat(late.refund().held().adjustments().given()).isEqualTo(5_500);
    assertThat(late.refund().accepted().total()).isEqualTo(11_000);
    assertThat(late.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.ledger().excess()).isEqualTo(2_750);
  }

  @Test
  void shipping_that_others_hold_meanwhile_was_given_on_top() {
    RefundLife late = shop.opens(Asks.shipping()).sent(1, DECLINED);
    shop.opens(Asks.shipping());
    late.hear(1, PAID);
    assertThat(late.refund().held().shipping().isZero()).isTrue();
    assertThat(late.refund().held().adjustments().given()).isEqualTo(550);
  }

  @Test
  void a_line_that_the_sale_has_dropped_meanwhile_was_given_on_top() {
    RefundLife late = shop.opens(Asks.itemReturn("mug", 1)).sent(1, DECLINED);
    restate(SaleFixture.usd().line("shoes", 2, 10_000, 1_000).shipping(500, 50));
    late.hear(1, PAID);
    assertThat(late.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(late.refund().held().lines().get(0).worth().isZero()).isTrue();
    assertThat(late.refund().held().adjustments().given()).isEqualTo(2_200);
  }

  @Test
  void goods_of_a_line_that_the_sale_has_dropped_meanwhile_still_arrive() {
    RefundLife failed = shop.opens(Asks.itemReturn("mug", 1)).sent(1, DECLINED);
    restate(SaleFixture.usd().line("shoes", 2, 10_000, 1_000).shipping(500, 50));
    assertThat(failed.receive("mug", 1).item("mug").arrived()).isEqualTo(1);
  }

  @Test
  void a_line_that_states_other_taxes_meanwhile_is_not_touched_by_the_late_payment() {
    RefundLife late = shop.opens(Asks.itemReturn("mug", 1)).sent(1, DECLINED);
    restate(
        SaleFixture.usd()
            .line("shoes", 2, 10_000, 1_000)
            .line("mug", 1, 2_000, 0, SaleFixture.taxes(150, 50))
            .shipping(500, 50));
    late.hear(1, PAID);
    assertThat(late.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(late.refund().held().adjustments().given()).isEqualTo(2_200);
    assertThat(shop.ledger().lines().get("mug").given().isZero()).isTrue();
  }

  /** What the host states of the sale at its next call. */
  private void restate(SaleFixture stated) {
    Sale sale = stated.card("card", TOTAL).build();
    shop.outside(shop.ledger().follow(sale, SaleWorth.of(sale)).orElseThrow());
  }

  @Test
  void a_late_payment_withdraws_its_stand_in_that_was_not_sent() {
    RefundLife life = shop.opensFull().sent(1, DECLINED).retry().hear(1, PAID);
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.payoutStates()).containsExactly(PayoutState.SUCCEEDED, PayoutState.RELEASED);
    assertThat(life.payout(2).failure()).isEqualTo("not_needed");
    assertThat(life.refund().livePayouts()).containsExactly(life.payout(1));
    assertThat(life.drops()).containsExactlyInAnyOrder("pay:r1-1", "pay:r1-2");
    assertThat(life.refund().accepted().total()).isEqualTo(TOTAL);
    assertThat(shop.ledger().reserved()).isZero();
    assertThat(shop.ledger().excess()).isZero();
  }

  @Test
  void only_the_stand_in_of_the_same_payment_is_withdrawn() {
    RefundShop two = new RefundShop(equalHalves());
    RefundLife life = two.opensFull().sent(1, DECLINED).sent(2, DECLINED).retry();
    life.hear(2, PAID);
    assertThat(life.payoutStates())
        .containsExactly(
            PayoutState.RELEASED, PayoutState.SUCCEEDED, PayoutState.CLEARED, PayoutState.RELEASED);
    assertThat(life.sent(3, PAID).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  private static Sale equalHalves() {
    return RefundShop.order().card("card", 6_875).giftCard("gift", 6_875).build();
  }

  @Test
  void a_late_payment_beside_its_stand_in_that_was_sent_gives_on_top() {
    RefundLife life = shop.opensFull().sent(1, DECLINED).retry().send(2).hear(1, PAID);
    assertThat(life.refund().accepted().total()).isEqualTo(2 * TOTAL);
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);

    life.hear(2, PAID);

    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.refund().accepted().adjustments().given()).isEqualTo(TOTAL);
    assertThat(shop.ledger().refunded()).isEqualTo(2 * TOTAL);
    assertThat(shop.ledger().excess()).isEqualTo(TOTAL);
  }

  @Test
  void a_stand_in_that_is_declined_beside_a_late_payment_is_not_owed() {
    RefundLife life =
        shop.opensFull().sent(1, DECLINED).retry().send(2).hear(1, PAID).hear(2, DECLINED);
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.refund().accepted().total()).isEqualTo(TOTAL);
    assertThat(life.refund().livePayouts()).containsExactly(life.payout(1));
    assertThat(shop.ledger().refunded()).isEqualTo(TOTAL);
    assertThat(shop.ledger().excess()).isZero();
  }

  /** Its request may still arrive, so its money is held until somebody knows. */
  @Test
  void a_stand_in_that_was_sent_and_is_not_found_beside_a_late_payment_needs_a_person() {
    RefundLife life = shop.opensFull().sent(1, DECLINED).retry().sent(2, UNKNOWN).hear(1, PAID);
    life.hear(2, NOT_FOUND);
    assertThat(life.payout(2).state()).isEqualTo(PayoutState.NEEDS_ATTENTION);
    assertThat(shop.ledger().reserved()).isEqualTo(TOTAL);

    life.hear(2, PAID);
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.ledger().refunded()).isEqualTo(2 * TOTAL);
  }

  @ParameterizedTest(name = "payout {0} is reversed")
  @ValueSource(ints = {1, 2})
  void a_refund_that_was_paid_twice_stays_completed_when_one_payment_is_reversed(int reversed) {
    RefundLife life = shop.opensFull().sent(1, DECLINED).retry().sent(2, PAID).hear(1, PAID);
    assertThat(shop.ledger().excess()).isEqualTo(TOTAL);

    life.hear(reversed, DECLINED);

    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.refund().accepted().total()).isEqualTo(TOTAL);
    assertThat(life.refund().paid()).isEqualTo(life.refund().total());
    assertThat(shop.ledger().refunded()).isEqualTo(TOTAL);
    assertThat(shop.ledger().excess()).isZero();
  }

  @Test
  void a_payout_of_another_payment_does_not_stand_in_for_one_that_is_reversed() {
    RefundShop two = new RefundShop(equalHalves());
    RefundLife life = two.opensFull().sent(1, PAID).sent(2, PAID).hear(1, DECLINED);
    assertThat(life.status()).isEqualTo(RefundStatus.FAILED);
    assertThat(life.refund().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_COMPLETED);
    assertThat(life.refund().accepted().total()).isEqualTo(TOTAL);
    assertThat(two.room()).isEqualTo(6_875);
  }

  @Test
  void what_one_payment_gave_twice_does_not_settle_what_another_owes() {
    RefundShop two = RefundShop.twoPayments();
    RefundLife life = two.opensFull().sent(1, DECLINED).sent(2, DECLINED).retry();
    life.send(3).hear(1, PAID).hear(3, PAID);
    assertThat(life.refund().accepted().total()).isEqualTo(TOTAL + 8_000);

    life.sent(4, DECLINED);

    assertThat(life.status()).isEqualTo(RefundStatus.FAILED);
    assertThat(life.refund().accepted().total()).isEqualTo(TOTAL + 8_000);
    assertThat(life.refund().livePayouts()).contains(life.payout(4));
    assertThat(two.ledger().refunded()).isEqualTo(16_000);
  }

  @Test
  void a_late_payment_of_a_payout_whose_stand_in_was_declined_too_completes_the_refund() {
    RefundShop shop = RefundShop.oneCard();
    RefundLife life =
        shop.opens(Asks.itemReturn("mug", 1)).sent(1, DECLINED).retry().sent(2, DECLINED);

    life.hear(1, PAID);

    assertThat(life.refund().accepted().total()).isEqualTo(2_200);
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.refund().livePayouts()).containsExactly(life.payout(1));
  }

  @Test
  void a_late_payment_after_a_retry_that_was_cancelled_is_held_and_raises_no_total() {
    RefundShop shop = RefundShop.oneCard();
    RefundLife life = shop.opens(Asks.itemReturn("mug", 1)).sent(1, DECLINED).retry().cancel();

    life.hear(1, PAID);

    assertThat(life.status()).isEqualTo(RefundStatus.CANCELLED);
    assertThat(life.refund().accepted().total()).isEqualTo(2_200);
    assertThat(life.refund().held()).isEqualTo(life.refund().accepted());
  }

  @Test
  void a_stand_in_that_never_arrived_is_not_sent_again_and_a_person_ends_it() {
    RefundLife life =
        shop.opens(Asks.itemReturn("mug", 1)).sent(1, DECLINED).retry().sent(2, UNKNOWN);

    life.hear(1, PAID).hear(2, NOT_FOUND).resolve(2, DECLINED);

    assertThat(life.payout(2).state()).isEqualTo(PayoutState.RELEASED);
    assertThat(life.refund().accepted().total()).isEqualTo(2_200);
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
  }
}
