package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TWO_PAYMENTS;
import static dev.refundkit.engine.Orders.UNSHIPPED;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.itemReturn;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.putBack;
import static dev.refundkit.engine.Shop.sellable;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.ReturnState;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedShipping;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.ShippingCharge;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L2, L10: what happens to the goods of a refund, and what that does to its money. */
class GoodsTest {

  private static final Duration TWO_WEEKS = Duration.ofDays(14);

  private final Shop shop = new Shop();

  @Test
  void payment_that_waits_for_goods_starts_when_all_have_come() {
    Refund refund = waitingFor(units("shoes", 2), units("mug", 1));
    assertThat(refund.returns().state()).isEqualTo(ReturnState.AWAITING);
    assertThat(shop.run().paid()).isZero();

    shop.receive(refund, sellable("shoes", 2));
    assertThat(shop.run().paid()).isZero();
    shop.receive(refund, sellable("mug", 1));
    assertThat(shop.run().paid()).isEqualTo(1);
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.store.open(Effect.Kind.CLOSE_RETURN)).isEmpty();
  }

  @Test
  void closing_a_return_settles_an_unpaid_refund_to_what_arrived_and_frees_the_rest() {
    Refund refund = waitingFor(units("shoes", 2), units("mug", 1));
    shop.receive(refund, sellable("shoes", 1));

    Refund closed = shop.engine.closeReturn(refund.id(), AGENT, null).orElseThrow();

    assertThat(closed.returns().state()).isEqualTo(ReturnState.CLOSED);
    assertThat(closed.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(closed.accepted().total()).isEqualTo(5_500);
    assertThat(shop.payment("card").reserved()).isEqualTo(5_500);
    assertThat(shop.line(PLAIN, "shoes").quantityRefundable()).isEqualTo(1);
    assertThat(shop.line(PLAIN, "mug").quantityRefundable()).isEqualTo(1);
    shop.run();
    assertThat(shop.payment("card").refunded()).isEqualTo(5_500);
  }

  @Test
  void settling_over_two_payments_lowers_the_last_one_first() {
    shop.policy.paysAfterReturn(TWO_WEEKS);
    Refund refund = shop.create(itemReturn(TWO_PAYMENTS, units("shoes", 2)));
    shop.receive(refund, sellable("shoes", 1));
    shop.engine.closeReturn(refund.id(), AGENT, null).orElseThrow();
    shop.run();
    assertThat(shop.payment("big_card").refunded()).isEqualTo(5_500);
    assertThat(shop.payment("gift").reserved()).isZero();
    assertThat(shop.now(refund).payouts()).hasSize(1);
  }

  @Test
  void closing_a_return_of_which_nothing_came_cancels_the_refund() {
    Refund refund = waitingFor(units("shoes", 2));
    Refund closed = shop.engine.closeReturn(refund.id(), AGENT, null).orElseThrow();
    assertThat(closed.status()).isEqualTo(RefundStatus.CANCELLED);
    assertThat(shop.payment("card").reserved()).isZero();
    assertThat(shop.line(PLAIN, "shoes").quantityRefundable()).isEqualTo(2);
  }

  @Test
  void the_wait_for_goods_ends_by_itself_when_its_time_has_passed() {
    Refund refund = waitingFor(units("shoes", 2));
    shop.receive(refund, sellable("shoes", 1));
    shop.runAfter(TWO_WEEKS.minusNanos(1));
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.APPROVED);

    shop.runAfter(Duration.ofNanos(1));
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.now(refund).returns().state()).isEqualTo(ReturnState.CLOSED);
    assertThat(shop.payment("card").refunded()).isEqualTo(5_500);
  }

  @Test
  void a_return_that_is_complete_or_withdrawn_is_not_closed_by_its_time() {
    Refund complete = waitingFor(units("shoes", 1));
    shop.receive(complete, sellable("shoes", 1));
    Refund withdrawn = waitingFor(units("mug", 1));
    shop.engine.cancel(withdrawn.id(), AGENT, null).orElseThrow();
    shop.runAfter(TWO_WEEKS);
    assertThat(shop.now(complete).returns().state()).isEqualTo(ReturnState.RECEIVED);
    assertThat(shop.now(withdrawn).status()).isEqualTo(RefundStatus.CANCELLED);
  }

  @Test
  void closing_the_return_of_a_paid_refund_leaves_its_money_alone() {
    Refund refund = shop.create(itemReturn(PLAIN, units("shoes", 2)));
    shop.run();
    Refund closed = shop.engine.closeReturn(refund.id(), AGENT, null).orElseThrow();
    assertThat(closed.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.payment("card").refunded()).isEqualTo(11_000);
  }

  @Test
  void a_label_is_made_once_for_goods_that_must_come_back() {
    RequestedShipping shipping = new RequestedShipping(true, "ups", "ground");
    Refund refund = shop.create(partial(PLAIN, units("shoes", 1)).withShipping(shipping));
    shop.run();
    shop.runAfter(Duration.ofDays(1));
    assertThat(shop.labels.values())
        .extracting(l -> l.carrier() + " " + l.service())
        .containsExactly("ups ground");
    assertThat(shop.now(refund).returns().labelId()).isEqualTo("label_1");
    assertThat(shop.now(refund).payouts().get(0).state()).isEqualTo(PayoutState.SUCCEEDED);
  }

  @Test
  void a_wish_for_no_return_does_not_overrule_the_policy_and_unshipped_goods_need_not_come() {
    RequestedShipping no = new RequestedShipping(false, null, null);
    assertThat(shop.create(itemReturn(PLAIN, units("shoes", 1)).withShipping(no)).returns().state())
        .isEqualTo(ReturnState.AWAITING);
    assertThat(shop.create(itemReturn(UNSHIPPED, units("shoes", 1))).returns().state())
        .isEqualTo(ReturnState.NOT_REQUIRED);
  }

  @Test
  void goods_worth_nothing_are_returned_for_nothing_and_completed_at_once() {
    var free = Orders.line("gift", 1, 0, 0, true);
    var sale = Orders.sale("order_gift", "USD", true, Orders.card("gift_paid", 13_750));
    shop.orders.put(
        new Sale(
            sale.id(),
            null,
            sale.currency(),
            sale.placedAt(),
            null,
            false,
            0,
            List.of(free),
            sale.shipping(),
            sale.payments()));
    Refund refund = shop.create(partial("order_gift", putBack("gift", 1)));
    assertThat(refund.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(refund.payouts()).isEmpty();
    shop.run();
    assertThat(shop.processor.calls()).isEmpty();
    assertThat(shop.toldKinds()).containsExactly("completed");
    assertThat(shop.line("order_gift", "gift").quantityRefundable()).isZero();
  }

  @Test
  void a_full_refund_after_a_return_gives_the_rest() {
    Refund refund = shop.create(itemReturn(PLAIN, putBack("shoes", 1)));
    shop.receive(refund, sellable("shoes", 1));
    shop.run();
    RefundRequest rest = RefundRequest.of(PLAIN, RefundType.FULL, "rest");
    assertThat(shop.create(rest).accepted().total()).isEqualTo(13_750 - 5_500);
    assertThat(shop.refused(() -> shop.engine.create(full(PLAIN), AGENT)).code())
        .isEqualTo(RefusalCode.NOTHING_REFUNDABLE);
  }

  @Test
  void closing_a_return_never_pays_more_where_the_fee_is_larger_than_the_goods_that_came() {
    Sale sale = Orders.sale("order_fee", "USD", true, Orders.card("fee_card", 11_000));
    shop.orders.put(
        new Sale(
            sale.id(),
            null,
            sale.currency(),
            sale.placedAt(),
            sale.deliveredAt(),
            false,
            0,
            List.of(Orders.line("shoes", 2, 1_000, 0, true)),
            new ShippingCharge(10_000, 0, List.of()),
            sale.payments()));
    shop.policy.paysAfterReturn(TWO_WEEKS);
    Refund refund =
        shop.create(
            itemReturn("order_fee", units("shoes", 2))
                .withAmounts(new RequestedAmounts(null, null, 10_000L, -9_000L, null, null)));
    assertThat(refund.accepted().total()).isEqualTo(2_000);
    shop.receive(refund, sellable("shoes", 1));

    Refund closed = shop.engine.closeReturn(refund.id(), AGENT, null).orElseThrow();

    assertThat(closed.accepted().total()).isPositive().isLessThanOrEqualTo(2_000);
    assertThat(closed.payouts().stream().mapToLong(Payout::amount).sum())
        .isEqualTo(closed.accepted().total());
    assertThat(shop.payment("fee_card").reserved()).isEqualTo(closed.accepted().total());
    shop.run();
    assertThat(shop.payment("fee_card").refunded()).isEqualTo(closed.accepted().total());
  }

  @Test
  void the_wait_for_goods_runs_from_the_approval_and_not_from_the_request() {
    PolicyVersion version = new PolicyVersion("test", "7", "built-in");
    shop.policy.decide =
        refund ->
            new Decision(
                Outcome.REVIEW, true, true, null, null, TWO_WEEKS, List.of(), List.of(), version);
    Refund refund = shop.create(itemReturn(PLAIN, units("shoes", 1)));
    shop.runAfter(TWO_WEEKS.multipliedBy(2));
    shop.engine.approve(refund.id(), AGENT, null).orElseThrow();
    assertThat(shop.now(refund).returns().by()).isEqualTo(shop.clock.instant().plus(TWO_WEEKS));

    shop.run();
    shop.runAfter(TWO_WEEKS.minusNanos(1));
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.APPROVED);
    shop.runAfter(Duration.ofNanos(1));
    assertThat(shop.now(refund).returns().state()).isEqualTo(ReturnState.CLOSED);
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.CANCELLED);
  }

  private Refund waitingFor(RequestedItem... items) {
    shop.policy.paysAfterReturn(TWO_WEEKS);
    return shop.create(itemReturn(PLAIN, items));
  }
}
