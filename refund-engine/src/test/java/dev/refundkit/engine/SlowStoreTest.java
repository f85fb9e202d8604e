package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.full;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.RefundListener;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Much time passes after a payout was stored as sending and before the processor is called. */
class SlowStoreTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private static final Duration LEASE = EngineLimits.DEFAULT.lease();

  private Duration stop = Duration.ZERO;
  private Consumer<Refund> meanwhile = refund -> {};
  private final Shop shop =
      new Shop(
          EngineLimits.DEFAULT,
          new RefundListener() {
            @Override
            public void changed(@Nullable Refund before, Refund after) {
              if (after.payouts().get(0).state() == PayoutState.SENDING) {
                shop.clock.advance(stop);
                stop = Duration.ZERO;
                Consumer<Refund> others = meanwhile;
                meanwhile = refund -> {};
                others.accept(after);
              }
            }
          });

  @Test
  void while_the_lease_holds_the_processor_is_called() {
    Refund refund = sentAfter(LEASE.minusNanos(1));
    assertThat(shop.processor.calls()).hasSize(1);
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void once_the_lease_is_over_the_processor_is_asked_before_anything_is_sent() {
    Refund refund = sentAfter(LEASE);
    assertThat(shop.processor.calls()).isEmpty();
    shop.runAfter(HOUR);
    assertThat(shop.processor.lookups()).isEqualTo(1);
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void what_a_person_has_settled_meanwhile_is_not_sent() {
    shop.processor.answer(FakeProcessor.Answer.TIMEOUT_LOST);
    meanwhile =
        refund -> {
          shop.engine.effects("second").runDue();
          assertThat(state(refund)).isEqualTo(PayoutState.UNKNOWN);
          shop.processor.memory = FakeProcessor.Memory.CANNOT_TELL;
          for (int i = 0; i < EngineLimits.DEFAULT.effectAttempts(); i++) {
            shop.clock.advance(HOUR);
            shop.engine.effects("second").runDue();
          }
          shop.engine
              .resolve(refund.id(), refund.payouts().get(0).id(), false, null, AGENT, "not paid")
              .orElseThrow();
        };
    Refund refund = sentAfter(LEASE);

    assertThat(shop.processor.calls()).as("only the second worker's call").hasSize(1);
    assertThat(shop.processor.paidOn("card")).isZero();
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.FAILED);
  }

  @Test
  void past_the_life_of_the_key_nothing_is_sent_and_a_person_looks() {
    Refund refund = sentAfter(Duration.ofHours(24));
    shop.runAfter(HOUR);
    assertThat(shop.processor.calls()).isEmpty();
    assertThat(state(refund)).isEqualTo(PayoutState.NEEDS_ATTENTION);
  }

  @Test
  void without_keys_nothing_is_sent_once_the_lease_is_over() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ZERO, false);
    Refund refund = sentAfter(LEASE);
    shop.runAfter(HOUR);
    assertThat(shop.processor.calls()).isEmpty();
    assertThat(state(refund)).isEqualTo(PayoutState.NEEDS_ATTENTION);
  }

  @Test
  void without_keys_it_is_sent_while_the_lease_holds() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ZERO, false);
    Refund refund = sentAfter(LEASE.minusNanos(1));
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void after_a_clock_that_went_back_the_processor_is_asked_first() {
    Refund refund = sentAfter(Duration.ofSeconds(-1));
    assertThat(shop.processor.calls()).isEmpty();
    shop.runAfter(HOUR);
    assertThat(shop.processor.lookups()).isEqualTo(1);
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  private Refund sentAfter(Duration time) {
    Refund refund = shop.create(full(PLAIN));
    stop = time;
    shop.run();
    return refund;
  }

  private PayoutState state(Refund refund) {
    return shop.now(refund).payouts().get(0).state();
  }
}
