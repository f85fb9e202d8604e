package dev.refundkit.spring;

import dev.refundkit.rules.LivePolicy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at the policy's location from time to time, on a thread of its own. */
final class PolicyReloading implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyReloading.class);

  private static final Duration MOST_WAIT = Duration.ofSeconds(20);

  private final LivePolicy policy;
  private final Duration every;
  private @Nullable Looking looking;

  /** A thread, and what tells it to stop. */
  private record Looking(Thread thread, CountDownLatch stopped) {}

  PolicyReloading(LivePolicy policy, Duration every) {
    this.policy = policy;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    if (looking == null) {
      CountDownLatch stopped = new CountDownLatch(1);
      Thread thread = new Thread(() -> lookUntil(stopped), "refund-policy-reload");
      thread.setDaemon(true);
      thread.start();
      looking = new Looking(thread, stopped);
    }
  }

  private void lookUntil(CountDownLatch stopped) {
    String told = "";
    try {
      while (!stopped.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
        told = look(told);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A problem is logged once, and not each time.
   *
   * @param told the problem that was logged last; empty if there is none
   */
  private String look(String told) {
    LivePolicy.Reload reload = policy.reload();
    if (reload == LivePolicy.Reload.REPLACED) {
      LOG.info("Refunds are decided by {} from now on", policy.version());
    }
    String problem = policy.problem().map(String::valueOf).orElse("");
    if (!problem.isEmpty() && !problem.equals(told)) {
      LOG.error("A changed policy can't be used; {} goes on: {}", policy.version(), problem);
    }
    return problem;
  }

  /** Waits for the look in hand, which may compile a policy. */
  @Override
  public synchronized void stop() {
    if (looking != null) {
      looking.stopped.countDown();
      try {
        looking.thread.join(MOST_WAIT.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      looking = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return looking != null;
  }
}
