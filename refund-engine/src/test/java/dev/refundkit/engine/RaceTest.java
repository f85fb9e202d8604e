package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Orders.TWO_PAYMENTS;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.REASON;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.spi.CommitResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Two at once: one commit compares one sale's version, so nobody passes the cap twice. */
class RaceTest {

  @Property(tries = 30)
  void parallel_requests_on_one_order_never_give_back_more_than_was_captured(
      @ForAll @IntRange(min = 2, max = 12) int threads,
      @ForAll @LongRange(min = 1_000, max = TOTAL) long amount)
      throws Exception {
    Shop shop = new Shop();
    List<Callable<Answer<?>>> calls = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      boolean byPayment = i % 2 == 0;
      RefundRequest ofOrder = full(PLAIN).withAmounts(RequestedAmounts.total(amount));
      PaymentRefundRequest ofPayment = PaymentRefundRequest.of("card", amount, REASON);
      calls.add(
          () ->
              byPayment
                  ? shop.engine.refundPayment(ofPayment, AGENT)
                  : shop.engine.create(ofOrder, CUSTOMER));
    }
    List<Answer<?>> answers = together(calls);
    shop.run();

    long accepted = answers.stream().filter(Answer.Accepted.class::isInstance).count();
    assertThat(accepted).isEqualTo(Math.min(threads, TOTAL / amount));
    assertThat(shop.payment("card").refunded()).isEqualTo(accepted * amount);
    assertThat(shop.processor.paidOn("card")).isEqualTo(accepted * amount);
  }

  @Property(tries = 10)
  void parallel_calls_with_one_key_open_one_refund(@ForAll @IntRange(min = 2, max = 10) int threads)
      throws Exception {
    Shop shop = new Shop();
    List<Callable<Answer<?>>> calls = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      calls.add(() -> shop.engine.create(full(PLAIN), CUSTOMER, "key"));
    }
    List<Answer<?>> answers = together(calls);

    assertThat(shop.store.world().refunds()).hasSize(1);
    assertThat(answers).containsOnly(Answer.of(shop.store.answered("key").orElseThrow().refund()));
  }

  @Property(tries = 10)
  void parallel_runners_pay_each_payout_once(@ForAll @IntRange(min = 2, max = 8) int threads)
      throws Exception {
    Shop shop = new Shop();
    for (int i = 0; i < 6; i++) {
      shop.create(partial(TWO_PAYMENTS, units("mug", 0)).withAmounts(RequestedAmounts.total(100)));
    }
    List<Callable<Integer>> runs = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      EffectRunner runner = shop.engine.effects("worker " + i);
      runs.add(() -> runner.runDue().paid());
    }
    assertThat(together(runs).stream().mapToInt(n -> n).sum()).isEqualTo(6);
    assertThat(shop.processor.calls()).hasSize(6);
    assertThat(shop.payment("big_card").refunded()).isEqualTo(600);
  }

  @Test
  void the_same_key_used_meanwhile_returns_the_answer_stored_meanwhile() {
    Shop shop = new Shop();
    shop.store.beforeCommit = () -> shop.engine.create(units1(), CUSTOMER, "key").orElseThrow();

    Refund second = shop.engine.create(units1(), CUSTOMER, "key").orElseThrow();

    assertThat(second).isEqualTo(shop.store.answered("key").orElseThrow().refund());
    assertThat(shop.store.world().refunds()).hasSize(1);
  }

  @Test
  void the_same_key_used_meanwhile_for_another_body_is_refused() {
    Shop shop = new Shop();
    shop.store.beforeCommit = () -> shop.engine.create(full(PLAIN), CUSTOMER, "key").orElseThrow();

    Answer<Refund> second = shop.engine.create(units1(), CUSTOMER, "key");

    assertThat(second).isInstanceOf(Answer.Refused.class);
    assertThat(((Answer.Refused<Refund>) second).refusal().code())
        .isEqualTo(RefusalCode.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void a_repeat_whose_first_request_has_just_taken_everything_returns_the_first_answer() {
    Shop shop = new Shop();
    shop.orders.onLookup =
        () -> {
          shop.orders.onLookup = () -> {};
          shop.engine.create(full(PLAIN), CUSTOMER, "key").orElseThrow();
        };

    assertThat(shop.engine.create(full(PLAIN), CUSTOMER, "key"))
        .isEqualTo(Answer.of(shop.store.answered("key").orElseThrow().refund()));
  }

  @Test
  void a_repeated_payment_refund_that_was_just_answered_returns_that_outcome() {
    Shop shop = new Shop();
    PaymentRefundRequest all = PaymentRefundRequest.all("card", REASON);
    shop.orders.onLookup =
        () -> {
          shop.orders.onLookup = () -> {};
          shop.engine.refundPayment(all, AGENT, "key").orElseThrow();
        };

    PaymentRefund second = shop.engine.refundPayment(all, AGENT, "key").orElseThrow();

    assertThat(second.status()).isEqualTo(PaymentRefund.Status.SUCCEEDED);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void a_refund_that_is_sent_while_it_is_being_cancelled_stays_sent() {
    Shop shop = new Shop();
    Refund refund = shop.create(full(PLAIN));
    shop.store.afterRefundRead = shop::run;

    Answer<Refund> cancelled = shop.engine.cancel(refund.id(), AGENT, null);

    assertThat(cancelled).as("the money is gone already").isInstanceOf(Answer.Refused.class);
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
  }

  @Test
  void a_refund_that_is_approved_by_two_at_once_is_approved_once() {
    Shop shop = new Shop();
    shop.policy.says(Outcome.REVIEW);
    Refund refund = shop.create(full(PLAIN));
    shop.store.afterRefundRead = () -> shop.engine.approve(refund.id(), AGENT, "first");

    Answer<Refund> second = shop.engine.approve(refund.id(), AGENT, "second");

    assertThat(second).isInstanceOf(Answer.Refused.class);
    assertThat(shop.now(refund).timeline())
        .filteredOn(t -> t.status().equals("approved"))
        .hasSize(1);
  }

  @Test
  void a_lost_commit_is_worked_out_anew() {
    Shop shop = new Shop();
    shop.store.force(CommitResult.STALE, EngineLimits.DEFAULT.commitAttempts() - 1);

    assertThat(shop.create(full(PLAIN)).status()).isEqualTo(RefundStatus.PROCESSING);
  }

  @Test
  void after_its_limit_of_lost_commits_the_engine_answers_conflict_which_may_be_repeated() {
    Shop shop = new Shop();
    shop.store.force(CommitResult.STALE, EngineLimits.DEFAULT.commitAttempts());

    RefusalCode code = shop.refused(() -> shop.engine.create(full(PLAIN), CUSTOMER)).code();

    assertThat(code).isEqualTo(RefusalCode.CONFLICT);
    assertThat(code.retryable()).isTrue();
    shop.store.forceNothing();
    assertThat(shop.create(full(PLAIN)).status()).isEqualTo(RefundStatus.PROCESSING);
  }

  private static RefundRequest units1() {
    return partial(PLAIN, units("shoes", 1));
  }

  private static <T> List<T> together(List<? extends Callable<? extends T>> calls)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    CyclicBarrier start = new CyclicBarrier(calls.size());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<? extends T> call : calls) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
