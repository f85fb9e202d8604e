package dev.refundkit.cli.policy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work that Ctrl-C (or a polite kill) ends early say what it found: the JVM waits for that,
 * though not for ever.
 */
final class EarlyEnd {

  private static final long SECONDS = 30;

  private final CountDownLatch said = new CountDownLatch(1);
  private final Thread hook;

  private EarlyEnd(Runnable stop) {
    this.hook = new Thread(() -> stopAndWait(stop), "early-end");
  }

  /**
   * From now on until all is said.
   *
   * @param stop ends the work early
   */
  static EarlyEnd on(Runnable stop) {
    EarlyEnd end = new EarlyEnd(stop);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  private void stopAndWait(Runnable stop) {
    stop.run();
    try {
      said.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All is said. */
  void said() {
    said.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already, which is what the hook was for.
    }
  }
}
