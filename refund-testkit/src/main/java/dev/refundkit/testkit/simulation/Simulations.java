package dev.refundkit.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Many histories, one after the other and side by side. */
public final class Simulations {

  private static final int SHRINKING_TRIES = 3_000;

  private final Simulation simulation;
  private final long baseSeed;
  private final long count;
  private final AtomicLong next = new AtomicLong();
  private final AtomicReference<@Nullable History> broken = new AtomicReference<>();
  private final Counts<Fault> faults = new Counts<>(Fault.class);
  private final Counts<Situation> situations = new Counts<>(Situation.class);
  private long steps;
  private long histories;

  private Simulations(Simulation simulation, long baseSeed, long count) {
    this.simulation = simulation;
    this.baseSeed = baseSeed;
    this.count = count;
  }

  /**
   * Runs histories of the seeds from a base seed on, until all are run or one breaks a rule.
   *
   * @param threads how many run side by side; what is found does not depend on it
   * @throws BrokenHistory with the story, as short as it could be made
   */
  public static SimulationReport run(
      Simulation simulation, long baseSeed, long count, int threads) {
    return new Simulations(simulation, baseSeed, count).run(threads);
  }

  /**
   * Looks for a history that breaks a rule, without making it short and without telling it: the
   * cheapest way to learn whether there is one.
   *
   * @return of those that break a rule the one with the smallest seed, on however many threads;
   *     empty if all hold
   */
  public static Optional<History> firstBroken(
      Simulation simulation, long baseSeed, long count, int threads) {
    Simulations search = new Simulations(simulation, baseSeed, count);
    search.runAll(threads);
    return Optional.ofNullable(search.broken.get());
  }

  private SimulationReport run(int threads) {
    long start = System.nanoTime();
    runAll(threads);
    History found = broken.get();
    if (found != null) {
      throw new BrokenHistory(found, shrink(found));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new SimulationReport(histories, steps, faults.all(), situations.all(), took);
  }

  private void runAll(int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(this::work));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a history could not be run: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private void work() {
    while (broken.get() == null) {
      long mine = next.getAndIncrement();
      if (mine >= count) {
        return;
      }
      History history = simulation.quick(baseSeed + mine);
      add(history);
      if (history.violation() != null) {
        broken.accumulateAndGet(history, Simulations::earlier);
      }
    }
  }

  private static @Nullable History earlier(@Nullable History one, @Nullable History other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Objects.requireNonNull(one.seed()) < Objects.requireNonNull(other.seed()) ? one : other;
  }

  private synchronized void add(History history) {
    histories++;
    steps += history.steps();
    faults.add(history.faults());
    situations.add(history.situations());
  }

  private History shrink(History found) {
    Violation violation = found.violation();
    if (violation == null) {
      return found;
    }
    Tape shortest =
        Shrinker.shrink(simulation::quick, violation.invariant(), found.tape(), SHRINKING_TRIES);
    return simulation.replay(shortest);
  }
}
