package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.itemReturn;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.putBack;
import static dev.refundkit.engine.Shop.sellable;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.engine.FakeProcessor.Answer;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.RestockStatus;
import dev.refundkit.refund.ReturnState;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.RefundListener;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Workers that die, sleep or overlap, and ports that fail: every effect is done in the end. */
class LeaseTest {

  private static final Duration LEASE = EngineLimits.DEFAULT.lease();
  private static final Duration HOUR = Duration.ofHours(1);

  private final Shop shop = new Shop();

  /** Ends a caller's thread. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void a_worker_that_wakes_after_its_lease_has_its_result_refused() {
    Refund refund = shop.create(full(PLAIN));
    shop.processor.duringCall =
        order -> {
          shop.processor.duringCall = o -> {};
          shop.clock.advance(LEASE);
          shop.engine.effects("second").runDue();
        };

    assertThat(shop.engine.effects("late").runDue().paid()).as("its result is refused").isZero();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
    assertThat(shop.processor.paidOn("card")).isEqualTo(TOTAL);
    assertThat(shop.now(refund).timeline())
        .filteredOn(t -> t.status().equals("completed"))
        .hasSize(1);
  }

  @Test
  void while_a_worker_holds_an_effect_no_other_works_on_it() {
    shop.create(full(PLAIN));
    AtomicInteger others = new AtomicInteger();
    shop.processor.duringCall =
        order -> others.addAndGet(shop.engine.effects("second").runDue().paid());

    assertThat(shop.run().paid()).isEqualTo(1);
    assertThat(others).hasValue(0);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void what_a_dead_worker_was_sending_is_asked_about_and_not_sent_twice() {
    Refund refund = shop.create(full(PLAIN));
    shop.processor.duringCall =
        order -> shop.store.force(CommitResult.STALE, EngineLimits.DEFAULT.commitAttempts());
    shop.run();
    assertThat(shop.now(refund).payouts().get(0).state()).isEqualTo(PayoutState.SENDING);
    shop.store.forceNothing();

    shop.runAfter(LEASE);

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void a_run_stops_before_the_next_effect_when_asked_and_leaves_the_rest_for_the_next_run() {
    for (int i = 0; i < 3; i++) {
      shop.create(partial(PLAIN, units("shoes", 0)).withAmounts(RequestedAmounts.total(100 + i)));
    }

    RunReport first = shop.engine.effects("worker").runDue(() -> !shop.processor.calls().isEmpty());

    assertThat(first.paid()).isEqualTo(1);
    assertThat(shop.processor.calls()).hasSize(1);
    assertThat(shop.run().paid()).as("nothing waits for a lease to end").isEqualTo(2);
  }

  @Test
  void stock_that_fails_is_asked_again_with_growing_waits_and_in_the_end_shown_to_a_person() {
    AtomicInteger calls = new AtomicInteger();
    shop.inventory =
        () -> {
          calls.incrementAndGet();
          throw new IllegalStateException("the warehouse is closed");
        };
    Refund refund = returned();
    shop.run();
    assertThat(calls).hasValue(1);
    assertThat(shop.run().later()).as("not before the wait is over").isZero();
    for (int i = 2; i <= EngineLimits.DEFAULT.effectAttempts(); i++) {
      assertThat(shop.attention()).isEmpty();
      assertThat(shop.runAfter(HOUR).later()).isEqualTo(1);
    }

    shop.runAfter(HOUR);
    assertThat(calls).hasValue(EngineLimits.DEFAULT.effectAttempts());
    assertThat(shop.attention()).containsExactly("EFFECT " + refund.id());
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void stock_that_refuses_for_good_is_shown_to_a_person_and_the_money_is_not_touched() {
    shop.inventory = () -> Inventory.Result.REFUSED;
    Refund refund = returned();
    shop.run();
    shop.runAfter(HOUR);

    Refund now = shop.now(refund);
    assertThat(now.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(now.restockStatus(now.items().get(0))).isEqualTo(RestockStatus.FAILED);
    assertThat(shop.attention()).containsExactly("REFUND " + refund.id());
    assertThat(shop.store.open(Effect.Kind.RESTOCK)).isEmpty();
  }

  @Test
  void a_notifier_that_fails_is_asked_again_and_the_customer_is_told_once() {
    shop.notifier =
        () -> {
          throw new IllegalStateException("mail is down");
        };
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    shop.notifier = () -> {};
    shop.runAfter(HOUR);
    shop.runAfter(HOUR);
    assertThat(shop.toldKinds()).containsExactly("completed");
  }

  @Test
  void a_payout_is_not_forgotten_when_the_processors_abilities_cannot_be_read_for_long() {
    Refund refund = shop.create(full(PLAIN));
    shop.processor.abilitiesFail = true;
    shop.processor.answer(FakeProcessor.Answer.TIMEOUT_LOST);
    shop.run();
    for (int i = 0; i < EngineLimits.DEFAULT.effectAttempts(); i++) {
      shop.runAfter(HOUR);
    }
    shop.processor.abilitiesFail = false;
    assertThat(shop.attention()).as("a person sees it").contains("REFUND " + refund.id());
    String payout = shop.now(refund).payouts().get(0).id();
    assertThat(
            shop.engine
                .resolve(refund.id(), payout, false, null, AGENT, "never sent")
                .orElseThrow()
                .status())
        .as("and can settle it")
        .isEqualTo(RefundStatus.FAILED);
  }

  @Test
  void the_end_of_a_wait_for_goods_is_not_lost_when_the_order_is_busy() {
    shop.policy.paysAfterReturn(Duration.ofDays(14));
    Refund refund = shop.create(itemReturn(PLAIN, units("shoes", 1)));
    shop.run();
    shop.clock.advance(Duration.ofDays(14));
    shop.store.force(CommitResult.STALE, EngineLimits.DEFAULT.commitAttempts());
    shop.run();
    shop.store.forceNothing();

    shop.runAfter(HOUR);

    assertThat(shop.now(refund).returns().state()).isEqualTo(ReturnState.CLOSED);
  }

  @Test
  void the_end_of_a_wait_for_goods_is_not_lost_when_the_order_cannot_be_found_for_a_while() {
    shop.policy.paysAfterReturn(Duration.ofDays(14));
    Refund refund = shop.create(itemReturn(PLAIN, units("shoes", 1)));
    shop.run();
    var sale = shop.orders.order(PLAIN).orElseThrow();
    shop.orders.remove(PLAIN);
    shop.runAfter(Duration.ofDays(14));
    shop.orders.put(sale);

    shop.runAfter(HOUR);

    assertThat(shop.now(refund).returns().state()).isEqualTo(ReturnState.CLOSED);
  }

  @Test
  void sixty_effects_of_which_none_can_be_done_are_each_tried_once_in_a_run() {
    small(60);
    Answer[] answers = new Answer[60];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = i % 10 == 9 ? Answer.DECLINED : Answer.NOT_ATTEMPTED;
    }
    shop.processor.answer(answers);

    assertThat(shop.run().later()).isEqualTo(54);

    assertThat(shop.processor.calls())
        .hasSize(60)
        .extracting(PayoutOrder::key)
        .doesNotHaveDuplicates();
    assertThat(shop.run().paid()).as("nothing waits for a lease to end").isEqualTo(54);
  }

  @Test
  void an_effect_whose_lease_is_half_over_is_left_for_the_next_run() {
    small(3);
    shop.processor.duringCall =
        order -> {
          shop.processor.duringCall = o -> {};
          shop.clock.advance(LEASE.dividedBy(2).plusNanos(1));
        };

    assertThat(shop.run().paid()).isEqualTo(1);
    assertThat(shop.processor.calls()).hasSize(1);

    assertThat(shop.run().paid()).as("nothing waits for a lease to end").isEqualTo(2);
    assertThat(shop.processor.calls()).extracting(PayoutOrder::key).doesNotHaveDuplicates();
  }

  private void small(int count) {
    for (int i = 0; i < count; i++) {
      shop.create(partial(PLAIN, units("shoes", 0)).withAmounts(RequestedAmounts.total(100 + i)));
    }
  }

  private Refund returned() {
    Refund refund = shop.create(itemReturn(PLAIN, putBack("shoes", 1)));
    shop.run();
    return shop.receive(refund, sellable("shoes", 1));
  }

  @Test
  void workers_leave_a_payment_refund_to_its_caller_who_waits_for_the_outcome() {
    AtomicInteger byOthers = new AtomicInteger();
    Shop[] watched = new Shop[1];
    watched[0] =
        new Shop(
            EngineLimits.DEFAULT,
            new RefundListener() {
              @Override
              public void changed(@Nullable Refund before, Refund after) {
                byOthers.addAndGet(watched[0].engine.effects("quick").runDue().paid());
              }
            });

    PaymentRefund paid = watched[0].pay("card", 5_000);

    assertThat(paid.status()).isEqualTo(PaymentRefund.Status.SUCCEEDED);
    assertThat(byOthers).hasValue(0);
  }

  @Test
  void workers_take_a_payment_refund_over_from_a_caller_who_died_before_sending() {
    Shop[] dying = new Shop[1];
    dying[0] =
        new Shop(
            EngineLimits.DEFAULT,
            new RefundListener() {
              @Override
              public void changed(@Nullable Refund before, Refund after) {
                if (before == null) {
                  throw new Killed();
                }
              }
            });

    assertThatThrownBy(() -> dying[0].pay("card", 5_000)).isInstanceOf(Killed.class);
    assertThat(dying[0].run().paid()).as("at once").isZero();
    assertThat(dying[0].runAfter(LEASE).paid()).as("after a lease").isEqualTo(1);

    assertThat(dying[0].processor.paidOn("card")).isEqualTo(5_000);
  }
}
