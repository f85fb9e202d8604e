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

  private final LivePolicy policy;
  private final Duration every;
  private @Nullable CountDownLatch stopped;

  PolicyReloading(LivePolicy policy, Duration every) {
    this.policy = policy;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    if (stopped == null) {
      CountDownLatch stop = new CountDownLatch(1);
      stopped = stop;
      Thread thread = new Thread(() -> lookUntil(stop), "refund-policy-reload");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void lookUntil(CountDownLatch stop) {
    String told = "";
    try {
      while (!stop.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
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

  @Override
  public synchronized void stop() {
    if (stopped != null) {
      stopped.countDown();
      stopped = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return stopped != null;
  }
}
