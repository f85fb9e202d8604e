package dev.refundkit.spring;

import dev.refundkit.engine.EffectLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The threads that do what refunds lead to. They start when the application has started, and stop
 * first when it stops: nothing is begun any more, and what is in hand is finished, or taken over by
 * another process when its lease ends. No thread is interrupted.
 */
final class EffectThreads implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EffectThreads.class);

  private record Worker(EffectLoop loop, Thread thread) {}

  private final RefundEngines engines;
  private final RefundProperties.Effects settings;
  private final List<Worker> workers = new ArrayList<>();

  EffectThreads(RefundEngines engines, RefundProperties.Effects settings) {
    this.engines = engines;
    this.settings = settings;
  }

  @Override
  public synchronized void start() {
    if (!workers.isEmpty()) {
      return;
    }
    // No two running workers have the same name, in whichever process.
    String process = UUID.randomUUID().toString();
    for (String tenant : engines.tenants()) {
      for (int i = 1; i <= settings.threads(); i++) {
        EffectLoop loop = engines.of(tenant).effectLoop(process + "-" + i, settings.idle());
        Thread thread = new Thread(loop, "refund-effects-" + tenant + "-" + i);
        thread.setDaemon(true);
        engines.wakes(tenant, loop);
        workers.add(new Worker(loop, thread));
        thread.start();
      }
    }
  }

  @Override
  public synchronized void stop() {
    workers.forEach(worker -> worker.loop().stop());
    long end = System.nanoTime() + settings.stopWithin().toNanos();
    try {
      for (Worker worker : workers) {
        if (!worker.loop().awaitIdle(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
          LOG.warn(
              "{} is still at work; whoever takes it over asks the processor first",
              worker.thread().getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    engines.forgetLoops();
    workers.clear();
  }

  @Override
  public synchronized boolean isRunning() {
    return !workers.isEmpty();
  }

  /** How many threads live. */
  synchronized long alive() {
    return workers.stream().filter(worker -> worker.thread().isAlive()).count();
  }

  /** How many threads should live. */
  synchronized int wanted() {
    return workers.size();
  }
}
