package dev.refundkit.proofs.kills;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Asks for refunds, and tells of each answer. Every host walks through the same numbers, on threads
 * that take every third one each: a shared request of each, which the hosts race for under one key,
 * and some of its own for the same order; now and then one of before is repeated. What threw is
 * asked for again, because nobody knows whether it was stored.
 */
final class HostLoad implements Runnable {

  /** How many threads run this. */
  static final int THREADS = 3;

  private static final int MOST_OPEN = 250;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final RefundEngine engine;
  private final HostOptions options;
  private final IntSupplier openEffects;
  private final AtomicInteger threads = new AtomicInteger();
  private volatile boolean stopped;

  HostLoad(RefundEngine engine, HostOptions options, IntSupplier openEffects) {
    this.engine = engine;
    this.options = options;
    this.openEffects = openEffects;
  }

  void stop() {
    stopped = true;
  }

  /** Run by each of {@link #THREADS}. */
  @Override
  public void run() {
    int first = options.firstAsk() + threads.getAndIncrement();
    for (int n = first; !stopped; n += THREADS) {
      put(Ask.shared(n));
      if (n % 2 == 0) {
        put(Ask.own(n, options.name()));
      }
      if (n % 10 == 9) {
        put(Ask.shared(n - 9));
        awaitRoom();
      }
    }
  }

  private void put(Ask ask) {
    while (!stopped) {
      try {
        tell(ask.key(), ask.put(engine));
        return;
      } catch (RuntimeException e) {
        System.err.println(ask.key() + " threw " + e);
        ChildProcess.say("THREW", ask.key());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static void tell(String key, Answer<Refund> answer) {
    if (answer instanceof Answer.Refused<Refund> refused) {
      ChildProcess.say("REFUSED", key, refused.refusal().code());
    } else {
      Refund refund = answer.orElseThrow();
      ChildProcess.say("ACK", key, refund.id(), refund.accepted().total());
    }
  }

  /** A load that is always ahead of the effects would only measure how long the rest takes. */
  private void awaitRoom() {
    try {
      while (!stopped && openEffects.getAsInt() > MOST_OPEN) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (IllegalStateException e) {
      System.err.println("could not look for open effects: " + e);
    }
  }
}
