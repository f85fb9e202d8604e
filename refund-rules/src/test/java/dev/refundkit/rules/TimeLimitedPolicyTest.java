package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.Restocking;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.testkit.policy.AskedRefund;
import dev.refundkit.testkit.policy.ReturnedGoods;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** A policy that takes too long is not asked again. */
class TimeLimitedPolicyTest {

  private static final RefundPolicy POLICY =
      Bundles.of(
          Bundles.rule("approves-all", "Refund()", "outcome.approve();"),
          Bundles.rule("restocks-all", "Goods()", "outcome.restock();"));

  private static TimeLimitedPolicy limited(Executor executor) {
    return new TimeLimitedPolicy(POLICY, Duration.ofNanos(1), executor);
  }

  @Test
  void anAnswerInTimeIsThePolicysOwn() {
    TimeLimitedPolicy policy = limited(Runnable::run);
    assertThat(policy.decide(new AskedRefund().build()))
        .isEqualTo(POLICY.decide(new AskedRefund().build()));
    assertThat(policy.dispose(new ReturnedGoods().build()).restocking())
        .isEqualTo(Restocking.RESTOCK);
    assertThat(policy.version()).isEqualTo(POLICY.version());
    assertThat(policy.reasons()).isEqualTo(POLICY.reasons());
    assertThat(policy.isDisabled()).isFalse();
  }

  @Test
  void aPolicyThatNeverAnswersLeavesThisCaseAndAllLaterOnesToAPerson() {
    Endless endless = new Endless();
    TimeLimitedPolicy policy = new TimeLimitedPolicy(endless, Duration.ofNanos(1), endless);
    Decision decision = policy.decide(new AskedRefund().build());
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.reasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.rule()).isEqualTo("time-limit");
              assertThat(reason.sentence()).contains("longer than PT0.000000001S");
            });
    assertThat(policy.isDisabled()).isTrue();
    assertThat(policy.decide(new AskedRefund().build()).reasons())
        .extracting(Reason::rule)
        .containsExactly("policy-disabled");
    assertThat(policy.dispose(new ReturnedGoods().build()).restocking())
        .isEqualTo(Restocking.INSPECT);
    assertThat(endless.runs).as("it is not asked again").isEqualTo(1);
  }

  @Test
  void aWaitForAThreadDoesNotCountAgainstThePolicy() {
    TimeLimitedPolicy policy = limited(task -> {});
    assertThat(policy.decide(new AskedRefund().build()).reasons())
        .extracting(Reason::rule)
        .containsExactly("no-thread");
    assertThat(policy.isDisabled()).isFalse();
  }

  /** Answers only when it is interrupted; as an executor, it comes back when the policy runs. */
  private static final class Endless implements RefundPolicy, Executor {

    private final CountDownLatch running = new CountDownLatch(1);
    private volatile int runs;

    @Override
    public void execute(Runnable task) {
      new Thread(task).start();
      try {
        running.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public Decision decide(RefundCase asked) {
      runs++;
      running.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return POLICY.decide(asked);
    }

    @Override
    public Disposition dispose(ReturnCase asked) {
      throw new AssertionError("it was asked again");
    }

    @Override
    public PolicyVersion version() {
      return POLICY.version();
    }

    @Override
    public Set<String> reasons() {
      return POLICY.reasons();
    }
  }

  @Test
  void withoutAThreadAPersonLooksAtThisCaseOnly() {
    TimeLimitedPolicy policy =
        limited(
            task -> {
              throw new RejectedExecutionException("full");
            });
    assertThat(policy.decide(new AskedRefund().build()).reasons())
        .extracting(Reason::rule)
        .containsExactly("no-thread");
    assertThat(policy.isDisabled()).isFalse();
  }

  @Test
  void aHostThatIsInterruptedStaysSo() {
    Thread.currentThread().interrupt();
    assertThat(limited(task -> {}).decide(new AskedRefund().build()).reasons())
        .extracting(Reason::rule)
        .containsExactly("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aLimitOfNothingIsRefused() {
    assertThatThrownBy(() -> new TimeLimitedPolicy(POLICY, Duration.ZERO, Runnable::run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("positive");
  }
}
