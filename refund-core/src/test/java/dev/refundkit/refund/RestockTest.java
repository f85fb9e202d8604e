package dev.refundkit.refund;

import static dev.refundkit.SaleFixture.NOW;
import static dev.refundkit.refund.RefundLife.AGENT;
import static dev.refundkit.refund.RefundShop.order;
import static dev.refundkit.refund.RefundShop.unshipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.refundkit.Asks;
import dev.refundkit.SaleFixture;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Restocking;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Units;
import org.junit.jupiter.api.Test;

/** L1, L2, L10: goods are inspected, go back on the shelf, or do not. */
class RestockTest {

  private final RefundShop shop = RefundShop.oneCard();

  private static RefundRequest shoes(int quantity) {
    return Asks.partial(new RequestedItem("shoes", quantity, true));
  }

  private static RefundShop early() {
    return new RefundShop(unshipped(order().build(), "shoes"));
  }

  @Test
  void sellable_goods_are_put_back_when_they_come_each_order_under_its_own_key() {
    RefundLife life = shop.opens(shoes(2)).receive("shoes", 1);
    assertThat(life.wants())
        .containsExactly(
            new Effect(
                "r1:restock:shoes:0",
                Effect.Kind.RESTOCK,
                SaleFixture.ORDER,
                "r1",
                "shoes",
                1,
                NOW));
    assertThat(life.receive("shoes", 1).wants())
        .extracting(Effect::key)
        .containsExactly("r1:restock:shoes:1");
    assertThat(life.refund().dispositions())
        .containsExactly(
            RefundShop.disposition(Restocking.RESTOCK), RefundShop.disposition(Restocking.RESTOCK));
    assertThat(life.item("shoes").ordered()).isEqualTo(2);
  }

  @Test
  void without_the_requests_permission_nothing_is_put_back_l2() {
    RefundLife life = shop.opens(Asks.itemReturn("shoes", 2)).receive("shoes", 2);
    assertThat(life.wants()).isEmpty();
    assertThat(life.item("shoes").inspecting()).isZero();
    assertThat(life.restockStatus("shoes")).isEqualTo(RestockStatus.NOT_RESTOCKING);
  }

  @Test
  void damaged_goods_are_not_put_back() {
    RefundLife life = shop.opens(shoes(1)).receive("shoes", 1, Condition.DAMAGED);
    assertThat(life.wants()).isEmpty();
    assertThat(life.restockStatus("shoes")).isEqualTo(RestockStatus.NOT_RESTOCKING);
    assertThat(life.refund().dispositions())
        .containsExactly(RefundShop.disposition(Restocking.DO_NOT_RESTOCK));
  }

  @Test
  void goods_in_unknown_condition_are_inspected_and_the_policy_is_not_asked_yet_l10() {
    RefundLife life = shop.opens(shoes(2)).receive("shoes", 2, Condition.UNKNOWN);
    assertThat(life.item("shoes").inspecting()).isEqualTo(2);
    assertThat(life.restockStatus("shoes")).isEqualTo(RestockStatus.INSPECTING);
    assertThat(life.wants()).isEmpty();
    assertThat(life.refund().dispositions()).isEmpty();
  }

  @Test
  void an_inspection_ends_as_sellable_or_damaged_l10() {
    RefundLife life = shop.opens(shoes(2)).receive("shoes", 2, Condition.UNKNOWN);

    life.inspect("shoes", 1, Condition.SELLABLE);

    assertThat(life.lastStep()).isEqualTo(new TimelineEntry("inspected", NOW, AGENT, "looked"));
    assertThat(life.item("shoes").inspecting()).isEqualTo(1);
    assertThat(life.wants(Effect.Kind.RESTOCK)).extracting(Effect::quantity).containsExactly(1);
    life.inspect("shoes", 1, Condition.DAMAGED);
    assertThat(life.item("shoes").inspecting()).isZero();
    assertThat(life.wants()).isEmpty();
    assertThat(life.item("shoes").ordered()).isEqualTo(1);
  }

  @Test
  void the_policy_may_have_sellable_goods_inspected_but_not_twice() {
    RefundLife life = shop.puts(Restocking.INSPECT).opens(shoes(1)).receive("shoes", 1);
    assertThat(life.item("shoes").inspecting()).isEqualTo(1);
    life.inspect("shoes", 1, Condition.SELLABLE);
    assertThat(life.item("shoes").inspecting()).isZero();
    assertThat(life.wants()).isEmpty();
  }

  @Test
  void no_more_units_than_are_being_inspected_can_be_found_sellable() {
    RefundLife life = shop.opens(shoes(2)).receive("shoes", 1, Condition.UNKNOWN);
    Refusal refusal = life.refuses(l -> l.inspect("shoes", 2, Condition.SELLABLE));
    assertThat(refusal.code()).isEqualTo(RefusalCode.RETURN_QUANTITY_EXCEEDED);
    assertThat(refusal.param()).isEqualTo("items[0].quantity");
    assertThat(refusal.message()).contains("1 are being inspected");
  }

  @Test
  void a_line_that_the_refund_does_not_have_cannot_be_inspected() {
    RefundLife life = shop.opens(shoes(2)).receive("shoes", 1, Condition.UNKNOWN);
    Refusal refusal =
        life.refuses(
            l ->
                l.inspect(
                    new Arrival("shoes", 1, Condition.SELLABLE),
                    new Arrival("mug", 1, Condition.SELLABLE)));
    assertThat(refusal.code()).isEqualTo(RefusalCode.LINE_ITEM_NOT_FOUND);
    assertThat(refusal.param()).isEqualTo("items[1].line_item_id");
  }

  @Test
  void units_that_never_left_the_shop_are_put_back_on_approval_l2() {
    RefundLife life = early().says(Outcome.REVIEW).opens(shoes(2));
    assertThat(life.item("shoes").arrived()).isZero();

    life.approve();

    assertThat(life.item("shoes").came()).isEqualTo(Units.of(0, 2));
    assertThat(life.wants(Effect.Kind.RESTOCK))
        .extracting(Effect::key, Effect::quantity)
        .containsExactly(tuple("r1:restock:shoes:0", 2));
    assertThat(life.refund().dispositions())
        .containsExactly(RefundShop.disposition(Restocking.RESTOCK));
  }

  @Test
  void units_that_never_left_stay_where_they_are_if_the_policy_says_so() {
    RefundLife life = early().puts(Restocking.DO_NOT_RESTOCK).opens(shoes(2));
    assertThat(life.item("shoes").arrived()).isZero();
    assertThat(life.wants(Effect.Kind.RESTOCK)).isEmpty();
    assertThat(life.refund().dispositions())
        .containsExactly(RefundShop.disposition(Restocking.DO_NOT_RESTOCK));
  }

  @Test
  void units_that_never_left_are_put_back_only_if_the_request_says_so_l2() {
    RefundLife life = early().opens(Asks.itemReturn("shoes", 2));
    assertThat(life.wants(Effect.Kind.RESTOCK)).isEmpty();
    assertThat(life.refund().dispositions()).isEmpty();
  }

  @Test
  void units_that_did_leave_are_not_put_back_on_approval() {
    RefundLife life = shop.opens(shoes(2));
    assertThat(life.item("shoes").arrived()).isZero();
    assertThat(life.wants(Effect.Kind.RESTOCK)).isEmpty();
    assertThat(life.refund().dispositions()).isEmpty();
    assertThat(life.restockStatus("shoes")).isEqualTo(RestockStatus.PENDING);
  }

  @Test
  void value_of_a_line_that_never_left_puts_no_units_back() {
    RequestedItem valueOnly = new RequestedItem("shoes", 0, true);
    RefundRequest request = Asks.partial(valueOnly).withAmounts(RequestedAmounts.total(300));
    RefundLife life = early().opens(request);
    assertThat(life.wants(Effect.Kind.RESTOCK)).isEmpty();
    assertThat(life.refund().dispositions()).isEmpty();
  }

  @Test
  void what_the_inventory_took_is_restocked_when_it_took_all() {
    RefundLife life = shop.opens(shoes(2)).receive("shoes", 2).restocked("shoes", 1);
    assertThat(life.restockStatus("shoes")).isEqualTo(RestockStatus.PENDING);
    assertThat(life.restocked("shoes", 1).restockStatus("shoes"))
        .isEqualTo(RestockStatus.RESTOCKED);
  }

  @Test
  void news_of_one_line_do_not_touch_another() {
    RefundLife life =
        shop.opens(
                Asks.partial(
                    new RequestedItem("shoes", 2, true), new RequestedItem("mug", 1, true)))
            .receive("shoes", 2)
            .receive("mug", 1);
    assertThat(life.wants()).extracting(Effect::key).containsExactly("r1:restock:mug:0");

    life.restocked("mug", 1);

    assertThat(life.item("shoes").restocked()).isZero();
    assertThat(life.restockStatus("shoes")).isEqualTo(RestockStatus.PENDING);
    assertThat(life.restockStatus("mug")).isEqualTo(RestockStatus.RESTOCKED);
    assertThat(life.item("mug").ordered()).isEqualTo(1);
  }

  @Test
  void goods_that_the_inventory_refuses_for_good_need_a_person() {
    RefundLife life = shop.opens(shoes(2)).receive("shoes", 2).restockFailed("shoes");
    assertThat(life.restockStatus("shoes")).isEqualTo(RestockStatus.FAILED);
    assertThat(life.lastStep())
        .isEqualTo(new TimelineEntry("restock_refused", NOW, "system", "line shoes"));
    assertThat(life.refund().need()).contains(new Need("restock_refused: line shoes", NOW));
  }

  @Test
  void nothing_is_restocking_any_longer_once_the_refund_is_withdrawn_or_its_return_closed() {
    RefundLife rejected = shop.says(Outcome.REVIEW).opens(shoes(1));
    assertThat(rejected.restockStatus("shoes")).isEqualTo(RestockStatus.PENDING);
    assertThat(rejected.reject().restockStatus("shoes")).isEqualTo(RestockStatus.NOT_RESTOCKING);
    RefundLife cancelled = shop.opens(shoes(1)).cancel();
    assertThat(cancelled.restockStatus("shoes")).isEqualTo(RestockStatus.NOT_RESTOCKING);
    RefundLife closed = shop.says(RefundShop.awaiting(false, null)).opens(shoes(1));
    assertThat(closed.closeReturn().restockStatus("shoes")).isEqualTo(RestockStatus.NOT_RESTOCKING);
  }
}
