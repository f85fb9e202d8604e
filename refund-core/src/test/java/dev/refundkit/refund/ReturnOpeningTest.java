package dev.refundkit.refund;

import static dev.refundkit.refund.RefundShop.awaiting;
import static dev.refundkit.refund.RefundShop.order;
import static dev.refundkit.refund.RefundShop.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.request.RequestedShipping;
import org.junit.jupiter.api.Test;

/** L2, L10: which goods of a new refund must come back, and whether payment waits for them. */
class ReturnOpeningTest {

  private final RefundShop shop = RefundShop.oneCard();

  @Test
  void without_policy_or_request_no_goods_are_awaited() {
    RefundLife life = shop.opens(Asks.itemReturn("shoes", 2));
    assertThat(life.item("shoes").expected()).isZero();
    assertThat(life.refund().returns())
        .isEqualTo(new Returns(ReturnState.NOT_REQUIRED, false, false, null, null, null, null));
  }

  @Test
  void goods_that_the_policy_asks_for_are_awaited() {
    RefundLife life = shop.paysAfterReturn().opens(Asks.itemReturn("shoes", 2));
    assertThat(life.item("shoes").expected()).isEqualTo(2);
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.AWAITING);
    assertThat(life.refund().returns().required()).isTrue();
    assertThat(life.refund().returns().payAfter()).isTrue();
    assertThat(life.status()).as("payment waits").isEqualTo(RefundStatus.APPROVED);
  }

  @Test
  void goods_that_the_request_offers_are_awaited_with_its_carrier_and_service() {
    RequestedShipping back = new RequestedShipping(true, "ups", "ground");
    RefundLife life = shop.opens(Asks.itemReturn("shoes", 1).withShipping(back));
    assertThat(life.item("shoes").expected()).isEqualTo(1);
    assertThat(life.refund().returns())
        .isEqualTo(new Returns(ReturnState.AWAITING, true, false, null, "ups", "ground", null));
    assertThat(life.status()).as("payment does not wait").isEqualTo(RefundStatus.PROCESSING);
  }

  @Test
  void a_wish_for_no_return_does_not_overrule_the_policy() {
    RequestedShipping no = new RequestedShipping(false, null, null);
    RefundLife life =
        shop.says(awaiting(false, null)).opens(Asks.itemReturn("shoes", 1).withShipping(no));
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.AWAITING);
  }

  @Test
  void goods_that_never_left_the_shop_need_not_come_back_and_payment_does_not_wait() {
    RefundShop early = new RefundShop(unshipped(order().build(), "shoes")).paysAfterReturn();
    RefundLife life = early.opens(Asks.itemReturn("shoes", 2));
    assertThat(life.item("shoes").expected()).isZero();
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.NOT_REQUIRED);
    assertThat(life.refund().returns().payAfter()).isFalse();
    assertThat(life.refund().returns().by()).isNull();
    assertThat(life.wants()).extracting(Effect::kind).containsExactly(Effect.Kind.PAY);
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
  }

  @Test
  void payment_waits_for_the_goods_that_did_leave_where_others_did_not() {
    RefundShop early = new RefundShop(unshipped(order().build(), "mug")).paysAfterReturn();
    RefundLife life = early.opensFull();
    assertThat(life.item("mug").expected()).isZero();
    assertThat(life.item("shoes").expected()).isEqualTo(2);
    assertThat(life.status()).isEqualTo(RefundStatus.APPROVED);
    assertThat(life.receive("shoes", 2).status()).isEqualTo(RefundStatus.PROCESSING);
  }

  @Test
  void value_without_units_leaves_nothing_to_come_back_m17() {
    RefundLife life = shop.paysAfterReturn().opens(Asks.valueOnly("shoes", 300));
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.NOT_REQUIRED);
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
  }
}
