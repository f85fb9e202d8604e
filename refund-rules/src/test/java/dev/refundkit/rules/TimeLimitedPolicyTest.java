package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.Restocking;
import dev.refundkit.testkit.policy.AskedRefund;
import dev.refundkit.testkit.policy.ReturnedGoods;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
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
    Queue<Runnable> neverRun = new ArrayDeque<>();
    TimeLimitedPolicy policy = limited(neverRun::add);
    assertThat(policy.decide(new AskedRefund().build()).outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(policy.isDisabled()).isTrue();
    assertThat(policy.decide(new AskedRefund().build()).reasons())
        .extracting(Reason::rule)
        .containsExactly("policy-disabled");
    assertThat(policy.dispose(new ReturnedGoods().build()).restocking())
        .isEqualTo(Restocking.INSPECT);
    assertThat(neverRun).as("it is not asked again").hasSize(1);
  }

  @Test
  void whyAPersonLooksIsSaid() {
    assertThat(limited(task -> {}).decide(new AskedRefund().build()).reasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.rule()).isEqualTo("time-limit");
              assertThat(reason.sentence()).contains("longer than PT0.000000001S");
            });
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
