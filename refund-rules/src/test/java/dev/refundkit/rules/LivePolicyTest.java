package dev.refundkit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.rules.LivePolicy.Reload;
import dev.refundkit.rules.bundle.PolicyBundle;
import dev.refundkit.rules.bundle.PolicyException;
import dev.refundkit.testkit.policy.AskedRefund;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A policy is replaced while it decides, or stays as it is. */
class LivePolicyTest {

  private static final RefundCase CASE = new AskedRefund().build();
  private static final PolicyBundle APPROVES = version("1", "outcome.approve();");
  private static final PolicyBundle REJECTS = version("2", "outcome.reject();");

  private volatile PolicyBundle found = APPROVES;
  private volatile @Nullable RuntimeException away;

  private PolicyBundle source() {
    RuntimeException failure = away;
    if (failure != null) {
      throw failure;
    }
    return found;
  }

  private static PolicyBundle version(String version, String consequence) {
    return Bundles.bundle(
        Bundles.SETTINGS.replace("version: \"1\"", "version: \"" + version + "\""),
        Bundles.rule("decides", "Refund()", consequence));
  }

  @Test
  void aChangedPolicyDecidesFromTheReloadOn() {
    LivePolicy policy = LivePolicy.of(this::source);
    assertThat(policy.reload()).isEqualTo(Reload.UNCHANGED);
    DroolsRefundPolicy first = policy.current();
    found = REJECTS;
    assertThat(policy.decide(CASE).outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(policy.reload()).isEqualTo(Reload.REPLACED);
    assertThat(policy.decide(CASE).outcome()).isEqualTo(Outcome.REJECT);
    assertThat(policy.version().version()).isEqualTo("2");
    assertThat(policy.version().hash()).isEqualTo(REJECTS.hash());
    assertThat(policy.problem()).isEmpty();
    assertThat(policy.current().bundle()).isEqualTo(REJECTS);
    assertThat(first.bundle()).isEqualTo(APPROVES);
    assertThat(first.decide(CASE).outcome()).isEqualTo(Outcome.APPROVE);
  }

  @Test
  void aPolicyThatCantBeUsedLeavesTheLastGoodOneAndIsNamed() {
    LivePolicy policy = LivePolicy.of(this::source);
    found = version("2", "outcome.aprove();");
    assertThat(policy.reload()).isEqualTo(Reload.FAILED);
    assertThat(policy.decide(CASE).outcome()).isEqualTo(Outcome.APPROVE);
    assertThat(policy.version().version()).isEqualTo("1");
    assertThat(policy.problem())
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("rules.drl:1:")
                    .hasMessageContaining("approve"));
    found = APPROVES;
    assertThat(policy.reload()).isEqualTo(Reload.UNCHANGED);
    assertThat(policy.problem()).isEmpty();
  }

  @Test
  void aPolicyDecidesOnlyAfterItWasTried() {
    List<String> tried = new ArrayList<>();
    LivePolicy policy =
        LivePolicy.of(
            this::source,
            next -> {
              tried.add(next.version().version());
              if (next.decide(CASE).outcome() == Outcome.REJECT) {
                throw new IllegalStateException("it rejects everything");
              }
            });
    found = REJECTS;
    assertThat(policy.reload()).isEqualTo(Reload.FAILED);
    assertThat(policy.problem())
        .hasValueSatisfying(problem -> assertThat(problem).hasMessage("it rejects everything"));
    assertThat(policy.decide(CASE).outcome()).isEqualTo(Outcome.APPROVE);
    found = APPROVES;
    assertThat(policy.reload()).isEqualTo(Reload.UNCHANGED);
    assertThat(tried).containsExactly("1", "2");
  }

  @Test
  void aSourceThatIsAwayLeavesTheLastGoodPolicy() {
    LivePolicy policy = LivePolicy.of(this::source);
    away = new IllegalStateException("the disk is gone");
    assertThat(policy.reload()).isEqualTo(Reload.FAILED);
    assertThat(policy.problem()).contains(away);
    assertThat(policy.decide(CASE).outcome()).isEqualTo(Outcome.APPROVE);
    away = null;
    found = REJECTS;
    assertThat(policy.reload()).isEqualTo(Reload.REPLACED);
  }

  @Test
  void thereIsNoLastGoodPolicyAtTheStart() {
    found = version("1", "outcome.aprove();");
    assertThatThrownBy(() -> LivePolicy.of(this::source)).isInstanceOf(PolicyException.class);
  }

  @Test
  void whileItIsReplacedEachCaseIsDecidedByOneVersion() throws InterruptedException {
    LivePolicy policy = LivePolicy.of(this::source);
    ConcurrentLinkedQueue<Decision> decisions = new ConcurrentLinkedQueue<>();
    CountDownLatch first = new CountDownLatch(2);
    CountDownLatch replaced = new CountDownLatch(1);
    Runnable asking =
        () -> {
          decisions.add(policy.decide(CASE));
          first.countDown();
          while (replaced.getCount() > 0) {
            decisions.add(policy.decide(CASE));
          }
          decisions.add(policy.decide(CASE));
        };
    List<Thread> threads = List.of(new Thread(asking), new Thread(asking));
    threads.forEach(Thread::start);
    first.await();
    found = REJECTS;
    assertThat(policy.reload()).isEqualTo(Reload.REPLACED);
    replaced.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    Map<String, Outcome> expected = Map.of("1", Outcome.APPROVE, "2", Outcome.REJECT);
    assertThat(decisions)
        .allSatisfy(d -> assertThat(d.outcome()).isEqualTo(expected.get(d.policy().version())));
    assertThat(decisions.stream().map(d -> d.policy().version())).contains("1", "2");
  }
}
