package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.request.RequestedAmounts;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A processor that does not answer is left alone, and nobody's effect is given up meanwhile. */
class BreakerTest {

  private static final int SILENT = 3;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Shop shop =
      new Shop(
          new EngineLimits(20, 16, Duration.ofMinutes(2), PAUSE, Duration.ofHours(1), 100, SILENT));

  @Test
  void after_so_many_calls_without_an_answer_the_rest_waits_untried() {
    silentFor(50);
    orders(10);

    shop.run();

    assertThat(shop.processor.calls()).hasSize(SILENT);
    shop.run();
    assertThat(shop.processor.calls()).as("no call before the pause is over").hasSize(SILENT);
  }

  @Test
  void after_the_pause_it_is_tried_once() {
    silentFor(50);
    orders(10);
    shop.run();

    shop.runAfter(PAUSE);
    assertThat(shop.processor.calls()).hasSize(SILENT + 1);
    shop.runAfter(PAUSE.minusSeconds(1));
    assertThat(shop.processor.calls()).hasSize(SILENT + 1);
  }

  @Test
  void the_first_answer_lets_everything_through_and_nothing_was_given_up() {
    silentFor(SILENT + 30);
    orders(10);
    shop.run();
    for (int i = 0; i < 60; i++) {
      shop.runAfter(PAUSE);
    }

    assertThat(shop.payment("card").refunded()).isEqualTo(10 * 100 + 45);
    assertThat(shop.attention()).isEmpty();
  }

  @Test
  void a_decline_is_an_answer() {
    FakeProcessor.Answer[] declined =
        Collections.nCopies(10, FakeProcessor.Answer.DECLINED).toArray(FakeProcessor.Answer[]::new);
    shop.processor.answer(declined);
    orders(10);
    shop.run();
    assertThat(shop.processor.calls()).hasSize(10);
  }

  @Test
  void a_clock_that_goes_back_does_not_make_the_pause_longer() {
    silentFor(SILENT);
    orders(5);
    shop.run();
    shop.clock.advance(Duration.ofDays(-1));
    shop.create(partial(PLAIN, units("mug", 0)).withAmounts(RequestedAmounts.total(7)));

    shop.run();

    assertThat(shop.payment("card").refunded()).isEqualTo(7);
  }

  @Test
  void a_second_look_at_a_payout_waits_too_and_does_not_count_as_tried() {
    Refund paid =
        shop.create(partial(PLAIN, units("mug", 0)).withAmounts(RequestedAmounts.total(9)));
    shop.run();
    shop.processor.memory = FakeProcessor.Memory.THROWS;
    silentFor(SILENT + 1);
    orders(SILENT);
    shop.run();
    shop.engine.report(paid.id(), null).orElseThrow();

    for (int i = 0; i < 30; i++) {
      shop.runAfter(PAUSE.dividedBy(60));
    }
    assertThat(shop.processor.lookups()).as("questions within the pause").isZero();

    shop.processor.memory = FakeProcessor.Memory.CLEAR;
    for (int i = 0; i < 4; i++) {
      shop.runAfter(PAUSE);
    }
    assertThat(shop.processor.lookups()).as("questions after it").isPositive();
    assertThat(shop.store.open(Effect.Kind.RECHECK)).isEmpty();
    assertThat(shop.attention()).isEmpty();
  }

  private void silentFor(int calls) {
    shop.processor.answer(
        Collections.nCopies(calls, FakeProcessor.Answer.NOT_ATTEMPTED)
            .toArray(FakeProcessor.Answer[]::new));
  }

  private void orders(int count) {
    for (int i = 0; i < count; i++) {
      shop.create(partial(PLAIN, units("shoes", 0)).withAmounts(RequestedAmounts.total(100 + i)));
    }
  }
}
