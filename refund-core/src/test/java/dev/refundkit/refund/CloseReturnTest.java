package dev.refundkit.refund;

import static dev.refundkit.SaleFixture.NOW;
import static dev.refundkit.refund.RefundLife.AGENT;
import static dev.refundkit.refund.RefundLife.PAID;
import static dev.refundkit.refund.RefundShop.TOTAL;
import static dev.refundkit.refund.RefundShop.awaiting;
import static dev.refundkit.refund.RefundShop.order;
import static dev.refundkit.refund.RefundShop.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.SaleFixture;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import org.junit.jupiter.api.Test;

/** L10: nobody waits for goods any longer; an unpaid refund is settled to what arrived. */
class CloseReturnTest {

  private final RefundShop shop = RefundShop.oneCard().paysAfterReturn();

  @Test
  void an_unpaid_refund_is_settled_to_what_arrived_and_the_rest_is_free() {
    RefundLife life =
        shop.opens(Asks.partial(RequestedItem.of("shoes", 2), RequestedItem.of("mug", 1)))
            .receive("shoes", 1)
            .closeReturn();

    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.CLOSED);
    assertThat(life.refund().timeline())
        .contains(new TimelineEntry("return_closed", NOW, AGENT, "no more"));
    assertThat(life.drops()).containsExactly("r1:close_return:1");
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.lastStep().actor()).isEqualTo("system");
    assertThat(life.refund().accepted().total()).isEqualTo(5_500);
    assertThat(life.payout(1).amount()).isEqualTo(5_500);
    assertThat(life.item("shoes").units()).isEqualTo(Units.of(0, 1));
    assertThat(life.item("shoes").expected()).isEqualTo(1);
    assertThat(life.item("mug").quantity()).isZero();
    assertThat(shop.room()).isEqualTo(TOTAL - 5_500);
    assertThat(shop.unitsLeft("shoes")).isEqualTo(1);
    assertThat(shop.unitsLeft("mug")).isEqualTo(1);
    assertThat(shop.worthLeft("shoes")).isEqualTo(Worth.of(5_000, 500));
  }

  @Test
  void a_refund_of_which_nothing_came_is_cancelled() {
    RefundLife life = shop.opensFull().closeReturn();
    assertThat(life.status()).isEqualTo(RefundStatus.CANCELLED);
    assertThat(life.lastStep())
        .isEqualTo(new TimelineEntry("cancelled", NOW, AGENT, "no goods came"));
    assertThat(life.payout(1).failure()).isEqualTo("no goods came");
    assertThat(life.drops()).contains("r1:close_return:1", "r1:label:1");
    assertThat(life.wants(Effect.Kind.PAY)).isEmpty();
    assertThat(shop.room()).isEqualTo(TOTAL);
    assertThat(shop.unitsLeft("shoes")).isEqualTo(2);
  }

  @Test
  void the_last_payments_give_way_first() {
    RefundShop two = RefundShop.twoPayments().paysAfterReturn();
    RefundLife life = two.opens(Asks.itemReturn("shoes", 2)).receive("shoes", 1).closeReturn();
    assertThat(life.refund().payouts()).extracting(Payout::paymentId).containsExactly("card");
    assertThat(life.payout(1).amount()).isEqualTo(5_500);
    assertThat(two.ledger().payment("gift").orElseThrow().reserved()).isZero();
  }

  @Test
  void a_payment_that_gives_way_only_in_part_keeps_the_rest() {
    RefundShop two =
        new RefundShop(order().card("card", 5_000).giftCard("gift", 8_750).build())
            .paysAfterReturn();
    RefundLife life = two.opens(Asks.itemReturn("shoes", 2)).receive("shoes", 1).closeReturn();
    assertThat(life.refund().payouts()).extracting(Payout::amount).containsExactly(5_000L, 500L);
  }

  @Test
  void units_below_their_worth_keep_their_share_of_what_was_named_m10() {
    RefundLife life =
        shop.opens(Asks.partial("shoes", 2, RequestedAmounts.total(6_000)))
            .receive("shoes", 1)
            .closeReturn();
    // 6000 are 5455 + 545 by largest remainder; half of each, rounded half up.
    assertThat(life.refund().accepted().lines().get(0).worth()).isEqualTo(Worth.of(2_728, 273));
    assertThat(life.payout(1).amount()).isEqualTo(3_001);
  }

  @Test
  void units_at_their_worth_are_worth_their_own_interval_m2() {
    RefundShop odd =
        new RefundShop(SaleFixture.usd().line("cups", 3, 1_000, 100).card("card", 1_100).build())
            .paysAfterReturn();
    RefundLife life = odd.opens(Asks.itemReturn("cups", 3)).receive("cups", 2).closeReturn();
    assertThat(life.refund().accepted().lines().get(0).worth()).isEqualTo(Worth.of(667, 67));
  }

  @Test
  void a_line_of_which_all_came_keeps_exactly_its_share() {
    RefundLife life =
        shop.opens(
                Asks.partial(RequestedItem.of("shoes", 2), RequestedItem.of("mug", 1))
                    .withAmounts(RequestedAmounts.total(7_001)))
            .receive("shoes", 2)
            .closeReturn();
    assertThat(life.refund().accepted().lines().get(0))
        .isEqualTo(life.refund().facts().asked().lines().get(0));
    assertThat(life.refund().accepted().lines().get(1).worth().isZero()).isTrue();
  }

  @Test
  void goods_that_were_not_to_come_back_are_kept() {
    RefundShop early = new RefundShop(unshipped(order().build(), "mug")).paysAfterReturn();
    RefundLife life = early.opensFull().closeReturn();
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.refund().accepted().total()).as("mug and shipping").isEqualTo(2_750);
    assertThat(early.unitsLeft("mug")).isZero();
    assertThat(early.unitsLeft("shoes")).isEqualTo(2);
  }

  @Test
  void value_without_units_is_kept_m17() {
    RefundLife life =
        shop.opens(
                Asks.partial(RequestedItem.of("shoes", 0), RequestedItem.of("mug", 1))
                    .withAmounts(RequestedAmounts.total(2_500)))
            .closeReturn();
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.refund().accepted().lines().get(0))
        .isEqualTo(life.refund().facts().asked().lines().get(0));
    assertThat(life.refund().accepted().lines().get(1).worth().isZero()).isTrue();
  }

  @Test
  void a_line_without_units_or_value_is_nothing_to_pay() {
    RefundLife life =
        shop.opens(
                Asks.partial(RequestedItem.of("shoes", 2), RequestedItem.of("mug", 0))
                    .withAmounts(new RequestedAmounts(0L, 0L, null, 100L, null, null)))
            .closeReturn();
    assertThat(life.status()).isEqualTo(RefundStatus.CANCELLED);
  }

  @Test
  void payment_that_is_not_to_start_at_once_stays_approved_at_the_lower_amount() {
    RefundLife life =
        shop.opens(Asks.itemReturn("shoes", 2).withProcessing(new Processing(null, null, false)))
            .receive("shoes", 1)
            .closeReturn();
    assertThat(life.status()).isEqualTo(RefundStatus.APPROVED);
    assertThat(life.payout(1).amount()).isEqualTo(5_500);
    assertThat(life.process().status()).isEqualTo(RefundStatus.PROCESSING);
  }

  @Test
  void a_refund_that_did_not_wait_keeps_its_money() {
    RefundShop paid = RefundShop.oneCard().says(awaiting(false, null));
    RefundLife life = paid.opens(Asks.itemReturn("shoes", 2)).sent(1, PAID).closeReturn();
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.refund().accepted().total()).isEqualTo(11_000);
    assertThat(life.item("shoes").quantity()).isEqualTo(2);
  }

  @Test
  void a_refund_that_waits_for_a_person_to_pay_and_not_for_goods_keeps_its_money() {
    RefundShop unpaid = RefundShop.oneCard().says(awaiting(false, null));
    RefundLife life =
        unpaid.opens(Asks.itemReturn("shoes", 2).withProcessing(new Processing(null, null, false)));
    assertThat(life.closeReturn().status()).isEqualTo(RefundStatus.APPROVED);
    assertThat(life.payout(1).amount()).isEqualTo(11_000);
  }

  @Test
  void a_return_that_nobody_waits_for_cannot_be_closed() {
    RefundLife life = RefundShop.oneCard().opens(Asks.itemReturn("shoes", 2));
    Refusal refusal = life.refuses(RefundLife::closeReturn);
    assertThat(refusal.code()).isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
    assertThat(refusal.message()).contains("close_return", "its return is not_required");
  }

  @Test
  void a_fee_is_kept_in_the_proportion_of_the_goods_that_came_m15() {
    RefundLife life =
        shop.keeps(1_500).opens(Asks.itemReturn("shoes", 2)).receive("shoes", 1).closeReturn();
    assertThat(life.refund().accepted().adjustments().feeKept()).isEqualTo(750);
    assertThat(life.refund().accepted().total()).isEqualTo(4_750);
    assertThat(shop.ledger().feesKept()).isEqualTo(750);
  }

  @Test
  void less_goods_never_give_more_money_where_the_fee_is_larger_than_they_are() {
    RefundShop cheap =
        new RefundShop(
                SaleFixture.usd()
                    .line("shoes", 2, 1_000, 0)
                    .shipping(10_000, 0)
                    .card("card", 11_000)
                    .build())
            .paysAfterReturn();
    RequestedAmounts named = new RequestedAmounts(null, null, 10_000L, -9_000L, null, null);
    RefundLife life =
        cheap.opens(Asks.itemReturn("shoes", 2).withAmounts(named)).receive("shoes", 1);
    assertThat(life.refund().accepted().total()).isEqualTo(2_000);

    life.closeReturn();

    assertThat(life.refund().accepted().total()).isEqualTo(2_000);
    assertThat(life.refund().accepted().adjustments().feeKept()).isEqualTo(8_500);
  }

  @Test
  void a_fee_never_takes_more_than_the_goods_that_came_are_worth() {
    RefundShop taxed =
        new RefundShop(
                SaleFixture.usd()
                    .line("taxed", 1, 1_000, 1_000)
                    .line("free", 1, 1_000, 0)
                    .card("card", 3_000)
                    .build())
            .paysAfterReturn();
    RefundLife life = taxed.keeps(2_900).opensFull().receive("free", 1).closeReturn();
    assertThat(life.refund().accepted().total()).isZero();
    assertThat(life.refund().payouts()).isEmpty();
    assertThat(life.status()).as("nothing to pay").isEqualTo(RefundStatus.COMPLETED);
    assertThat(taxed.room()).isEqualTo(3_000);
  }

  @Test
  void goods_worth_nothing_do_not_lower_the_fee_on_the_shipping() {
    RefundShop gifts =
        new RefundShop(
                SaleFixture.usd()
                    .line("gift", 2, 0, 0)
                    .shipping(1_000, 0)
                    .card("card", 1_000)
                    .build())
            .paysAfterReturn();
    RefundLife life = gifts.keeps(300).opensFull().receive("gift", 1).closeReturn();
    assertThat(life.refund().accepted().total()).isEqualTo(700);
  }
}
