package dev.refundkit.engine;

import static dev.refundkit.engine.FakeProcessor.Answer.DECLINED;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.UNSHIPPED;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.itemReturn;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.putBack;
import static dev.refundkit.engine.Shop.sellable;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Restocking;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.RestockStatus;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** L2: which units go back on the shelf, and that each goes back once. */
class RestockTest {

  private final Shop shop = new Shop();

  @Test
  void sellable_units_go_back_on_the_shelf_once_if_request_and_policy_say_so() {
    Refund refund = shop.create(itemReturn(PLAIN, putBack("shoes", 2), units("mug", 1)));
    shop.receive(refund, sellable("shoes", 1));
    shop.run();
    shop.receive(refund, sellable("shoes", 1), sellable("mug", 1));
    shop.run();
    shop.runAfter(Duration.ofDays(1));

    assertThat(shop.shelf()).isEqualTo(Map.of("shoes", 2));
    assertThat(shop.restocked).hasSize(2);
    assertThat(restockStatus(refund, "shoes")).isEqualTo(RestockStatus.RESTOCKED);
    assertThat(restockStatus(refund, "mug")).isEqualTo(RestockStatus.NOT_RESTOCKING);
  }

  @Test
  void a_policy_cannot_put_back_what_the_request_keeps_off_the_shelf() {
    shop.policy.putsBack(Restocking.RESTOCK);
    Refund refund = shop.create(itemReturn(PLAIN, units("shoes", 1)));
    shop.receive(refund, sellable("shoes", 1));
    shop.run();
    assertThat(shop.shelf()).isEmpty();
  }

  @Test
  void damaged_units_stay_off_the_shelf() {
    Refund refund = shop.create(itemReturn(PLAIN, putBack("shoes", 2)));
    shop.receive(refund, new Arrival("shoes", 2, Condition.DAMAGED));
    shop.run();
    assertThat(shop.shelf()).isEmpty();
  }

  @Test
  void units_in_unknown_condition_are_inspected_first() {
    Refund refund = shop.create(itemReturn(PLAIN, putBack("shoes", 2)));
    shop.receive(refund, new Arrival("shoes", 2, Condition.UNKNOWN));
    shop.run();
    assertThat(restockStatus(refund, "shoes")).isEqualTo(RestockStatus.INSPECTING);
    assertThat(shop.shelf()).isEmpty();

    Arrival damaged = new Arrival("shoes", 1, Condition.DAMAGED);
    shop.engine.inspect(refund.id(), List.of(sellable("shoes", 1), damaged), AGENT, "ok");
    shop.run();
    assertThat(shop.shelf()).isEqualTo(Map.of("shoes", 1));
    assertThat(restockStatus(refund, "shoes")).isEqualTo(RestockStatus.RESTOCKED);
  }

  @Test
  void more_than_arrived_cannot_be_inspected_and_more_than_was_refunded_cannot_arrive() {
    Refund refund = shop.create(itemReturn(PLAIN, putBack("shoes", 1)));
    assertThat(refusalOf(refund, sellable("shoes", 2)).code())
        .isEqualTo(RefusalCode.RETURN_QUANTITY_EXCEEDED);
    assertThat(refusalOf(refund, sellable("shoes", 1), sellable("shoes", 1)).param())
        .isEqualTo("items[1].quantity");
    assertThat(refusalOf(refund, sellable("mug", 1)).code())
        .isEqualTo(RefusalCode.LINE_ITEM_NOT_FOUND);
    assertThat(refusalOf(refund, sellable("shoes", 0)).param()).isEqualTo("items[0].quantity");
    assertThat(refusalOf(refund).param()).isEqualTo("items");
    assertThat(refusalOf(refund, new Arrival("shoes", 1, Condition.NEVER_SHIPPED)).param())
        .isEqualTo("items[0].condition");
    shop.receive(refund, new Arrival("shoes", 1, Condition.UNKNOWN));
    assertThat(
            shop.refused(
                    () ->
                        shop.engine.inspect(refund.id(), List.of(sellable("shoes", 2)), AGENT, ""))
                .code())
        .isEqualTo(RefusalCode.RETURN_QUANTITY_EXCEEDED);
  }

  @Test
  void units_that_never_left_are_put_back_on_approval() {
    shop.policy.putsBack(Restocking.RESTOCK);
    Refund refund = shop.create(partial(UNSHIPPED, putBack("shoes", 2), units("mug", 1)));
    shop.run();
    assertThat(shop.shelf()).isEqualTo(Map.of("shoes", 2));
    assertThat(refusalOf(refund, sellable("shoes", 1)).code())
        .isEqualTo(RefusalCode.RETURN_QUANTITY_EXCEEDED);
  }

  @Test
  void goods_that_came_back_are_not_refunded_twice_whatever_happens_to_the_money() {
    shop.processor.answer(DECLINED);
    Refund refund = shop.create(itemReturn(PLAIN, putBack("shoes", 2)));
    shop.receive(refund, sellable("shoes", 1));
    shop.run();
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.FAILED);
    shop.receive(refund, sellable("shoes", 1));
    shop.run();
    shop.engine.cancel(refund.id(), AGENT, null).orElseThrow();

    assertThat(shop.shelf()).isEqualTo(Map.of("shoes", 2));
    assertThat(shop.line(PLAIN, "shoes").quantityRefundable()).isZero();
    assertThat(
            shop.refused(() -> shop.engine.create(partial(PLAIN, units("shoes", 1)), Shop.CUSTOMER))
                .code())
        .isEqualTo(RefusalCode.QUANTITY_EXCEEDS_REFUNDABLE);
  }

  private Refusal refusalOf(Refund refund, Arrival... arrivals) {
    return shop.refused(
        () -> shop.engine.receiveReturn(refund.id(), List.of(arrivals), AGENT, null));
  }

  private RestockStatus restockStatus(Refund refund, String lineId) {
    Refund now = shop.now(refund);
    return now.items().stream()
        .filter(i -> i.lineId().equals(lineId))
        .map(now::restockStatus)
        .findFirst()
        .orElseThrow();
  }
}
