package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.YEN;
import static dev.refundkit.engine.Shop.full;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop on a thread of the host's: woken, paused, stopped. Nothing here waits for a clock. */
@Timeout(60)
class EffectLoopTest {

  /** So long that no test passes because of it. */
  private static final Duration IDLE = Duration.ofDays(1);

  private static final Duration LONG = Duration.ofSeconds(50);

  private final Shop shop = new Shop();
  private final EffectLoop loop = shop.engine.effectLoop("loop", IDLE);
  private final Thread thread = new Thread(loop, "effects");

  /** Counted down when the processor is called; the call then waits for {@code answer}. */
  private final CountDownLatch called = new CountDownLatch(1);

  private final CountDownLatch answer = new CountDownLatch(1);

  @AfterEach
  void leave() throws InterruptedException {
    answer.countDown();
    loop.stop();
    thread.join(LONG.toMillis());
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void it_does_what_is_due_and_again_when_it_is_woken() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(2);
    shop.notifier = told::countDown;
    shop.create(full(PLAIN));
    thread.start();
    shop.create(full(YEN));
    while (!told.await(10, TimeUnit.MILLISECONDS)) {
      loop.wake();
    }
    assertThat(shop.processor.book()).hasSize(2);
  }

  @Test
  void when_it_is_paused_the_effect_in_hand_is_finished_and_no_other_begun()
      throws InterruptedException {
    holdFirstCall();
    Refund first = shop.create(full(PLAIN));
    Refund second = shop.create(full(YEN));
    thread.start();
    called.await();

    loop.pause();
    assertThat(loop.awaitIdle(Duration.ofNanos(1))).isFalse();
    answer.countDown();
    assertThat(loop.awaitIdle(LONG)).isTrue();

    assertThat(shop.now(first).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.now(second).status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(shop.run().paid()).as("what it had claimed was handed back").isEqualTo(1);
  }

  @Test
  void after_a_pause_it_goes_on() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    shop.notifier = told::countDown;
    loop.pause();
    thread.start();
    Refund refund = shop.create(full(PLAIN));
    assertThat(loop.awaitIdle(LONG)).isTrue();
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.PROCESSING);

    loop.resume();
    told.await();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void when_it_is_stopped_the_effect_in_hand_is_finished_and_the_thread_ends()
      throws InterruptedException {
    holdFirstCall();
    Refund first = shop.create(full(PLAIN));
    shop.create(full(YEN));
    thread.start();
    called.await();

    loop.stop();
    answer.countDown();
    thread.join(LONG.toMillis());

    assertThat(thread.isAlive()).isFalse();
    assertThat(shop.now(first).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void an_interrupted_thread_leaves() throws InterruptedException {
    loop.pause();
    thread.start();
    thread.interrupt();
    thread.join(LONG.toMillis());
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void a_run_that_fails_is_followed_by_the_next_one() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    shop.notifier = told::countDown;
    shop.create(full(PLAIN));
    shop.store.failClaims(1);
    thread.start();
    while (!told.await(10, TimeUnit.MILLISECONDS)) {
      loop.wake();
    }
    assertThat(shop.processor.book()).hasSize(1);
  }

  @Test
  void a_loop_without_a_pause_between_runs_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop.engine.effectLoop("loop", Duration.ZERO));
  }

  private void holdFirstCall() {
    shop.processor.duringCall =
        order -> {
          called.countDown();
          try {
            answer.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
  }
}
