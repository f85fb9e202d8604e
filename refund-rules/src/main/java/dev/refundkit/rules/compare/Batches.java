package dev.refundkit.rules.compare;

import dev.refundkit.policy.PastCase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands cases from the thread that reads them to those that decide them, and keeps few of them. */
final class Batches {

  /** Enough that handing over costs little. */
  private static final int SIZE = 256;

  /** Batches that are read ahead for each thread. */
  private static final int AHEAD = 4;

  private static final Batch END = new Batch(0, List.of());

  private final int threads;
  private final BlockingQueue<Batch> queue;
  private volatile @Nullable Failed failed;

  Batches(int threads) {
    this.threads = threads;
    this.queue = new ArrayBlockingQueue<>(threads * AHEAD);
  }

  /**
   * Cases that follow each other.
   *
   * @param first the number of the first
   */
  private record Batch(long first, List<Supplier<PastCase>> cases) {}

  private record Failed(long number, RuntimeException failure) {}

  /** Decides one case; what it throws fails the comparison. */
  @FunctionalInterface
  interface Work {
    void on(long number, Supplier<PastCase> made);
  }

  /** Reads cases to their end; false if it was stopped before, or a case failed. */
  boolean read(
      Iterator<? extends Supplier<PastCase>> history,
      BooleanSupplier stopped,
      LongConsumer progress) {
    boolean interrupted = false;
    long read = 0;
    try {
      while (history.hasNext() && !interrupted && !stopped.getAsBoolean() && failed == null) {
        List<Supplier<PastCase>> cases = new ArrayList<>(SIZE);
        while (cases.size() < SIZE && history.hasNext()) {
          cases.add(history.next());
        }
        interrupted = put(new Batch(read + 1, cases));
        read += cases.size();
        progress.accept(read);
      }
      return !history.hasNext() && failed == null;
    } finally {
      for (int i = 0; i < threads; i++) {
        interrupted |= put(END);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until there is room, and tells whether it was interrupted while it did. */
  private boolean put(Batch batch) {
    boolean interrupted = false;
    while (true) {
      try {
        queue.put(batch);
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  /** Works on cases until there are no more. */
  void each(Work work) {
    try {
      for (Batch batch = queue.take(); !batch.cases().isEmpty(); batch = queue.take()) {
        workOn(batch, work);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What comes before a case that failed is worked on still, so that the first failure is found.
   */
  private void workOn(Batch batch, Work work) {
    long number = batch.first();
    for (Supplier<PastCase> made : batch.cases()) {
      Failed known = failed;
      if (known != null && known.number() < number) {
        return;
      }
      try {
        work.on(number, made);
      } catch (RuntimeException e) {
        fail(new Failed(number, e));
      }
      number++;
    }
  }

  private synchronized void fail(Failed next) {
    if (failed == null || next.number() < failed.number()) {
      failed = next;
    }
  }

  /** Throws what the first case that failed threw. */
  void failIfAnyFailed() {
    Failed first = failed;
    if (first == null) {
      return;
    }
    throw new PastCaseException(first.number(), first.failure());
  }
}
