package dev.refundkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** An application that stops finishes the payment in hand. */
class StoppingTest {

  /** Answers no call before it is let. */
  private static final class Slow implements PaymentProcessor {
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);

    @Override
    public ProcessorAbilities abilities() {
      return ProcessorAbilities.all();
    }

    @Override
    public PayoutResult refund(PayoutOrder order) {
      called.countDown();
      try {
        answers.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
      return new PayoutResult.Succeeded("re_1", null);
    }

    @Override
    public LookupResult lookup(PayoutOrder order) {
      return new LookupResult.NotFound();
    }
  }

  /** Runs an application until the processor is called, and stops it. */
  private static Refund afterwards(Slow slow, Runnable stopping, String stopWithin) {
    InMemoryRefundStore store = new InMemoryRefundStore();
    String[] id = new String[1];
    Contexts.MEMORY
        .withAllowBeanDefinitionOverriding(true)
        .withBean("processor", PaymentProcessor.class, () -> slow)
        .withBean(RefundStores.class, () -> tenant -> store)
        .withInitializer(
            context ->
                context.addApplicationListener(
                    (ApplicationListener<ContextClosedEvent>) closed -> stopping.run()))
        .withPropertyValues("refund.effects.stop-within=" + stopWithin)
        .run(
            context -> {
              id[0] = Shop.refund(context.getBean(RefundEngine.class), Shop.ORDER).id();
              slow.called.await();
            });
    return store.refund(id[0]).orElseThrow();
  }

  @Test
  void thePaymentInHandIsFinishedAndStored() {
    Slow slow = new Slow();
    Refund refund = afterwards(slow, slow.answers::countDown, "1m");
    assertThat(refund.status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void aPaymentThatTakesTooLongIsLeftToWhoeverTakesItOver() {
    Slow slow = new Slow();
    Refund refund = afterwards(slow, () -> {}, "0s");
    assertThat(refund.status()).isEqualTo(RefundStatus.PROCESSING);
    slow.answers.countDown();
  }

  @Test
  void whatStoppedCanBeStartedAgain() {
    Contexts.MEMORY.run(
        context -> {
          EffectThreads threads = context.getBean(EffectThreads.class);
          threads.stop();
          assertThat(threads.isRunning()).isFalse();
          threads.start();
          Shop.refund(context.getBean(RefundEngine.class), Shop.ORDER);
          context.getBean(Shop.Completions.class).await();
        });
  }
}
