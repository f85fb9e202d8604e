package dev.refundkit.rules.compare;

import dev.refundkit.policy.PastCase;
import dev.refundkit.rules.DroolsRefundPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Decides past cases by two policies and counts what changes. It holds a bounded number of cases at
 * a time, however long the history is. One run at a time.
 */
public final class PolicyComparison {

  private static final int MOST_THREADS = 256;

  private final DroolsRefundPolicy before;
  private final DroolsRefundPolicy after;
  private final int flipsKept;
  private final int threads;
  private volatile boolean stopped;

  /**
   * @param before the policy that decides now
   * @param after the one that shall
   * @param flipsKept how many of the cases that change are kept, 0 or more
   * @param threads how many decide at a time, 1 to 256
   * @throws IllegalArgumentException if a number is out of its range
   */
  public PolicyComparison(
      DroolsRefundPolicy before, DroolsRefundPolicy after, int flipsKept, int threads) {
    if (flipsKept < 0) {
      throw new IllegalArgumentException("flipsKept must not be negative, was " + flipsKept);
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads must lie between 1 and " + MOST_THREADS + ", was " + threads);
    }
    this.before = before;
    this.after = after;
    this.flipsKept = flipsKept;
    this.threads = threads;
  }

  /** Ends the run early, from whatever thread; what was found until then is its result. */
  public void stop() {
    stopped = true;
  }

  /**
   * Compares the policies, in threads of its own that are gone when it returns. An interrupt ends
   * it early, as {@link #stop} does.
   *
   * @param history read in the caller's thread; each case is made in the thread that decides it
   * @param progress told how many cases were read, now and then, in the caller's thread
   * @throws PastCaseException for the first case that can't be read, decided or added up
   */
  public Comparison run(Iterator<? extends Supplier<PastCase>> history, LongConsumer progress) {
    Batches batches = new Batches(threads);
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Counts>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        parts.add(workers.submit(() -> decide(batches)));
      }
      boolean finished = batches.read(history, () -> stopped, progress);
      Counts sum = counts();
      for (Future<Counts> part : parts) {
        sum.add(done(part));
      }
      batches.failIfAnyFailed();
      return sum.comparison(before.version(), after.version(), finished);
    } finally {
      workers.shutdownNow();
    }
  }

  private Counts counts() {
    return new Counts(
        both(before.reasons(), after.reasons()),
        both(before.categories(), after.categories()),
        flipsKept);
  }

  private static Set<String> both(Set<String> some, Set<String> more) {
    Set<String> both = new HashSet<>(some);
    both.addAll(more);
    return both;
  }

  private Counts decide(Batches batches) {
    Counts counts = counts();
    batches.each(
        (number, made) -> {
          PastCase past = made.get();
          counts.add(number, past, before.verdict(past.refund()), after.verdict(past.refund()));
        });
    return counts;
  }

  /** Workers never fail, and end when there are no more batches. */
  private static Counts done(Future<Counts> part) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return part.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
