package dev.refundkit.refund;

import static dev.refundkit.SaleFixture.NOW;
import static dev.refundkit.refund.RefundLife.AGENT;
import static dev.refundkit.refund.RefundLife.DECLINED;
import static dev.refundkit.refund.RefundLife.PAID;
import static dev.refundkit.refund.RefundShop.TWO_WEEKS;
import static dev.refundkit.refund.RefundShop.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.SaleFixture;
import dev.refundkit.policy.Condition;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.Processing;
import dev.refundkit.sale.Units;
import org.junit.jupiter.api.Test;

/** L5, L10: goods that arrive, and what that does to a payment that waits for them. */
class ReceiveReturnTest {

  private final RefundShop shop = RefundShop.oneCard();

  private RefundLife waiting() {
    return shop.paysAfterReturn().opensFull();
  }

  @Test
  void payment_that_waits_starts_when_all_goods_have_come() {
    RefundLife life = waiting().receive("shoes", 2);
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.PARTIALLY_RECEIVED);
    assertThat(life.status()).isEqualTo(RefundStatus.APPROVED);
    assertThat(life.drops()).isEmpty();
    assertThat(life.lastStep())
        .isEqualTo(new TimelineEntry("return_received", NOW, AGENT, "parcel"));

    life.receive("mug", 1);

    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.RECEIVED);
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.lastStep()).isEqualTo(new TimelineEntry("processing", NOW, "system", null));
    assertThat(life.drops()).as("nobody waits any longer").containsExactly("r1:close_return:1");
    assertThat(life.wants(Effect.Kind.PAY)).hasSize(1);
  }

  @Test
  void some_units_of_a_line_are_only_a_part() {
    RefundLife life = shop.paysAfterReturn().opens(Asks.itemReturn("shoes", 2)).receive("shoes", 1);
    assertThat(life.item("shoes").arrived()).isEqualTo(1);
    assertThat(life.item("shoes").missing()).isEqualTo(1);
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.PARTIALLY_RECEIVED);
    assertThat(life.status()).isEqualTo(RefundStatus.APPROVED);
    assertThat(life.receive("shoes", 1).status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.item("shoes").came()).isEqualTo(Units.of(0, 2));
  }

  @Test
  void payment_that_is_not_to_start_at_once_is_free_to_start_when_the_goods_are_there() {
    RefundLife life =
        shop.paysAfterReturn()
            .opens(Asks.itemReturn("mug", 1).withProcessing(new Processing(null, null, false)))
            .receive("mug", 1);
    assertThat(life.status()).isEqualTo(RefundStatus.APPROVED);
    assertThat(life.wants(Effect.Kind.PAY)).isEmpty();
    assertThat(life.process().status()).isEqualTo(RefundStatus.PROCESSING);
  }

  @Test
  void the_receipt_of_goods_that_payment_did_not_wait_for_starts_nothing() {
    RefundLife life = shop.says(awaiting(false, TWO_WEEKS)).opens(Asks.itemReturn("mug", 1));
    life.sent(1, PAID).receive("mug", 1);
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.RECEIVED);
    assertThat(life.steps()).containsOnlyOnce("processing").containsOnlyOnce("completed");
  }

  @Test
  void payment_not_to_start_at_once_is_not_started_by_goods_it_did_not_wait_for() {
    RefundLife life =
        shop.says(awaiting(false, TWO_WEEKS))
            .opens(Asks.itemReturn("mug", 1).withProcessing(new Processing(null, null, false)))
            .receive("mug", 1);
    assertThat(life.status()).isEqualTo(RefundStatus.APPROVED);
  }

  @Test
  void goods_that_nobody_asked_for_are_taken_in() {
    RefundLife life = shop.opens(Asks.itemReturn("shoes", 2)).receive("shoes", 1);
    assertThat(life.item("shoes").arrived()).isEqualTo(1);
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.NOT_REQUIRED);
    assertThat(life.drops()).isEmpty();
  }

  @Test
  void goods_beyond_those_asked_for_leave_a_complete_return_complete() {
    RefundShop early =
        new RefundShop(RefundShop.unshipped(RefundShop.order().build(), "mug")).paysAfterReturn();
    RefundLife life = early.opensFull().receive("shoes", 2);
    life.receive("mug", 1);
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.RECEIVED);
    assertThat(life.drops()).isEmpty();
  }

  @Test
  void more_units_than_are_still_expected_are_refused_and_nothing_is_taken_in() {
    RefundLife life = waiting().receive("shoes", 1);
    Refusal refusal =
        life.refuses(
            l ->
                l.receive(
                    new Arrival("mug", 1, Condition.SELLABLE),
                    new Arrival("shoes", 2, Condition.SELLABLE)));
    assertThat(refusal.code()).isEqualTo(RefusalCode.RETURN_QUANTITY_EXCEEDED);
    assertThat(refusal.param()).isEqualTo("items[1].quantity");
    assertThat(refusal.message()).contains("shoes", "2", "1 are still expected");
    assertThat(life.item("mug").arrived()).isZero();
  }

  @Test
  void a_line_that_the_refund_does_not_have_is_refused() {
    RefundLife life = shop.paysAfterReturn().opens(Asks.itemReturn("mug", 1));
    Refusal refusal = life.refuses(l -> l.receive("shoes", 1));
    assertThat(refusal.code()).isEqualTo(RefusalCode.LINE_ITEM_NOT_FOUND);
    assertThat(refusal.param()).isEqualTo("items[0].line_item_id");
    assertThat(refusal.message()).contains("r1", "shoes");
  }

  @Test
  void a_closed_return_takes_nothing_in() {
    RefundLife life = waiting().receive("shoes", 1).closeReturn();
    Refusal refusal = life.refuses(l -> l.receive("shoes", 1));
    assertThat(refusal.code()).isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
    assertThat(refusal.message()).contains("receive_return", "its return is closed");
  }

  @Test
  void a_withdrawn_refund_takes_nothing_in() {
    RefundLife life = waiting().cancel();
    Refusal refusal = life.refuses(l -> l.receive("shoes", 1));
    assertThat(refusal.message()).contains("it is cancelled", "approved, processing, completed");
  }

  @Test
  void units_that_arrive_after_the_money_was_released_cannot_be_returned_again_l5() {
    RefundLife life = shop.opens(Asks.itemReturn("shoes", 2)).sent(1, DECLINED);
    assertThat(shop.unitsLeft("shoes")).isEqualTo(2);

    life.receive("shoes", 1);

    assertThat(life.status()).isEqualTo(RefundStatus.FAILED);
    assertThat(shop.unitsLeft("shoes")).isEqualTo(1);
    assertThat(shop.worthLeft("shoes").total()).as("its value is free").isEqualTo(11_000);
  }

  @Test
  void units_that_came_before_a_failure_stay_the_shops_l5() {
    RefundLife life =
        shop.says(awaiting(false, null)).opens(Asks.itemReturn("shoes", 2)).receive("shoes", 1);
    life.sent(1, DECLINED);
    assertThat(shop.unitsLeft("shoes")).isEqualTo(1);
    assertThat(life.retry().item("shoes").arrived()).isEqualTo(1);
    assertThat(shop.unitsLeft("shoes")).isZero();
  }

  @Test
  void units_that_another_refund_has_taken_meanwhile_cannot_arrive_here() {
    RefundLife failed = shop.opens(Asks.itemReturn("shoes", 2)).sent(1, DECLINED);
    RefundLife other = shop.opens(Asks.itemReturn("shoes", 1));
    Refusal refusal = failed.refuses(l -> l.receive("shoes", 2));
    assertThat(refusal.code()).isEqualTo(RefusalCode.RETURN_QUANTITY_EXCEEDED);
    assertThat(refusal.message()).contains("1 are still expected");

    failed.receive("shoes", 1);

    assertThat(failed.item("shoes").came()).isEqualTo(Units.of(1, 2));
    assertThat(other.receive("shoes", 1).item("shoes").came()).isEqualTo(Units.of(0, 1));
  }

  @Test
  void goods_of_a_refund_that_was_partly_paid_are_taken_in_and_its_money_stays() {
    RefundShop two = RefundShop.twoPayments();
    RefundLife life = two.opensFull().sent(1, PAID).sent(2, DECLINED);
    long room = two.room();
    life.receive("shoes", 2);
    assertThat(life.refund().held().total()).isEqualTo(8_000);
    assertThat(two.room()).isEqualTo(room);
    assertThat(two.unitsLeft("shoes")).isZero();
  }

  @Test
  void an_empty_parcel_leaves_the_return_awaited() {
    RefundLife life = waiting().receive();
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.AWAITING);
    assertThat(life.status()).isEqualTo(RefundStatus.APPROVED);
  }

  @Test
  void of_every_line_all_its_own_units_may_come() {
    SaleFixture mugFirst =
        SaleFixture.usd().line("mug", 1, 2_000, 200).line("shoes", 2, 10_000, 1_000);
    RefundLife life = new RefundShop(mugFirst.build()).paysAfterReturn().opensFull();
    life.receive("shoes", 2).receive("mug", 1);
    assertThat(life.item("shoes").came()).isEqualTo(Units.of(0, 2));
    assertThat(life.item("mug").came()).isEqualTo(Units.of(0, 1));
  }

  @Test
  void goods_worth_nothing_stay_returned_although_only_some_have_come_m17() {
    RefundShop gifts =
        new RefundShop(SaleFixture.usd().line("gift", 2, 0, 0).card("card", 100).build());
    RefundLife life = gifts.opens(Asks.itemReturn("gift", 2)).receive("gift", 1);
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(gifts.unitsLeft("gift")).isZero();
  }
}
