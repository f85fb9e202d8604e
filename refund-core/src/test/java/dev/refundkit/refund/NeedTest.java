package dev.refundkit.refund;

import static dev.refundkit.SaleFixture.NOW;
import static dev.refundkit.refund.RefundLife.DECLINED;
import static dev.refundkit.refund.RefundLife.PAID;
import static dev.refundkit.refund.RefundLife.UNCLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.policy.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** docs/invariants.md, Always true 12: what waits for a person is seen, and since when. */
class NeedTest {

  private final RefundShop shop = RefundShop.oneCard();

  @Test
  void a_refund_that_goes_its_way_needs_nobody() {
    assertThat(shop.opens(Asks.itemReturn("mug", 1)).refund().need()).isEmpty();
    assertThat(shop.opens(Asks.itemReturn("shoes", 1)).sent(1, PAID).refund().need()).isEmpty();
    assertThat(shop.opens(Asks.itemReturn("shoes", 1)).sent(1, DECLINED).refund().need()).isEmpty();
    assertThat(shop.opens(Asks.shipping()).cancel().refund().need()).isEmpty();
  }

  @Test
  void a_payout_that_nobody_can_tell_about_needs_a_person() {
    RefundLife life = shop.opensFull().send(1);
    shop.later(Duration.ofHours(1));
    life.hear(1, UNCLEAR);
    assertThat(life.refund().need())
        .contains(new Need("needs_attention: payout r1-1: unclear", NOW.plus(Duration.ofHours(1))));
  }

  @Test
  void the_latest_step_tells_why_and_since_when() {
    RefundLife life = RefundShop.twoPayments().opensFull().send(1).send(2);
    life.hear(1, UNCLEAR).hear(2, UNCLEAR);
    assertThat(life.refund().need()).get().extracting(Need::what).asString().contains("r1-2");
  }

  @Test
  void a_withdrawn_refund_that_was_paid_needs_a_person() {
    RefundLife rejected = shop.says(Outcome.REVIEW).opens(Asks.itemReturn("mug", 1)).reject();
    assertThat(rejected.hear(1, PAID).refund().need())
        .contains(new Need("paid_late: payout r1-1", NOW));
    RefundLife cancelled = shop.opens(Asks.itemReturn("shoes", 1)).cancel();
    assertThat(cancelled.hear(1, PAID).refund().need())
        .contains(new Need("paid_late: payout r2-1", NOW));
  }

  @Test
  void a_late_payment_of_a_failed_refund_needs_nobody() {
    assertThat(shop.opensFull().sent(1, DECLINED).hear(1, PAID).refund().need()).isEmpty();
  }

  @Test
  void a_withdrawn_refund_whose_late_payment_was_taken_back_needs_nobody() {
    assertThat(shop.opensFull().cancel().hear(1, PAID).hear(1, DECLINED).refund().need()).isEmpty();
  }

  @Test
  void later_steps_do_not_hide_why_and_since_when() {
    RefundLife life = shop.says(RefundShop.awaiting(false, null)).opensFull().sent(1, UNCLEAR);
    shop.later(Duration.ofDays(1));
    life.receive("shoes", 1);
    assertThat(life.refund().need())
        .contains(new Need("needs_attention: payout r1-1: unclear", NOW));
  }
}
