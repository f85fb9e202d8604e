package dev.refundkit.samples.shop.acquirer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps calls waiting that are to time out, until the acquirer stops at latest. */
final class Hold {

  private final CountDownLatch released = new CountDownLatch(1);
  private final Duration patience;

  Hold(Duration patience) {
    this.patience = patience;
  }

  /** Keeps the caller waiting, and then ends the connection without an answer. */
  void drop(Call call) {
    try {
      // Whether the time is over or the acquirer stops makes no difference.
      boolean unused = released.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    call.drop();
  }

  void release() {
    released.countDown();
  }
}
