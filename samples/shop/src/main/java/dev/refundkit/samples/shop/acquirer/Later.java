package dev.refundkit.samples.shop.acquirer;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things later, until it is closed. */
final class Later implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Later.class);

  private final ScheduledThreadPoolExecutor threads;

  Later(ThreadFactory factory) {
    threads = new ScheduledThreadPoolExecutor(2, factory);
  }

  /** Does it after the delay; after being closed never. */
  void in(Duration delay, Runnable task) {
    try {
      Object unused =
          threads.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Too late, the acquirer stops");
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("What was to be done later failed", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
