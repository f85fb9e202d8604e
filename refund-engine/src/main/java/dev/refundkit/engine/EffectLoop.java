package dev.refundkit.engine;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs effects again and again on a thread that the host gives it, until it is told to stop. Run
 * one on as many threads as you like, each with a runner and a worker's name of its own. All
 * methods may be called from any thread.
 */
public final class EffectLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(EffectLoop.class);

  private final EffectRunner runner;
  private final Duration idle;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean paused;
  private volatile boolean stopped;
  private boolean woken;
  private boolean working;

  EffectLoop(EffectRunner runner, Duration idle) {
    if (idle.isNegative() || idle.isZero()) {
      throw new IllegalArgumentException("the pause between two runs must be more than nothing");
    }
    this.runner = runner;
    this.idle = idle;
  }

  /**
   * Runs until {@link #stop}. A run that fails, say because the store is away, is logged and
   * followed by the next one. An interrupted thread leaves too, but rudely: a call may be cut off,
   * and H2 closes a file whose reader is interrupted.
   */
  @Override
  public void run() {
    while (begin()) {
      try {
        runner.runDue(() -> stopped || paused || Thread.currentThread().isInterrupted());
      } catch (RuntimeException e) {
        LOG.warn("A run of effects failed: {}", Faults.describe(e));
      } finally {
        end();
      }
    }
  }

  /** Waits while paused; false when it is time to leave. */
  private boolean begin() {
    lock.lock();
    try {
      while (paused && !stopped) {
        changed.await();
      }
      working = !stopped;
      return working;
    } catch (InterruptedException e) {
      return interrupted();
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      working = false;
      changed.signalAll();
      long left = idle.toNanos();
      while (!woken && !stopped && left > 0) {
        left = changed.awaitNanos(left);
      }
      woken = false;
    } catch (InterruptedException e) {
      interrupted();
    } finally {
      lock.unlock();
    }
  }

  private boolean interrupted() {
    stopped = true;
    Thread.currentThread().interrupt();
    return false;
  }

  /** Has the next run begin at once: something was asked for just now. */
  public void wake() {
    tell(() -> woken = true);
  }

  /** Begins no further effect until {@link #resume}; the one in hand is finished. */
  public void pause() {
    tell(() -> paused = true);
  }

  public void resume() {
    tell(
        () -> {
          paused = false;
          woken = true;
        });
  }

  /**
   * Begins no further effect and leaves {@link #run}; the effect in hand is finished, and what was
   * claimed beside it is handed back for others.
   */
  public void stop() {
    tell(() -> stopped = true);
  }

  private void tell(Runnable news) {
    lock.lock();
    try {
      news.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until no effect is in hand: after {@link #pause} or {@link #stop} none is begun.
   *
   * @return false if that took longer than the time given
   */
  public boolean awaitIdle(Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (working && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !working;
    } finally {
      lock.unlock();
    }
  }
}
