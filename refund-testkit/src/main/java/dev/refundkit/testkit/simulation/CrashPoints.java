package dev.refundkit.testkit.simulation;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.spi.RefundStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets the process die at every point of a scenario: before and after each call of a port, then at
 * every further point of the recovery, and so on. After each crash a new process starts, the client
 * repeats what it got no answer to, and time goes by; in the end everything that matters must be as
 * without a crash. Immutable.
 */
public final class CrashPoints {

  private final CrashScenario scenario;
  private final Supplier<? extends RefundStore> store;
  private final int crashes;
  private final boolean everywhere;

  private CrashPoints(
      CrashScenario scenario,
      Supplier<? extends RefundStore> store,
      int crashes,
      boolean everywhere) {
    this.scenario = scenario;
    this.store = store;
    this.crashes = crashes;
    this.everywhere = everywhere;
  }

  /** One crash in each run, on the in-memory store. */
  public static CrashPoints of(CrashScenario scenario) {
    return new CrashPoints(scenario, InMemoryRefundStore::new, 1, false);
  }

  /**
   * The same on another store.
   *
   * @param other makes an empty store for each run
   */
  public CrashPoints on(Supplier<? extends RefundStore> other) {
    return new CrashPoints(scenario, other, crashes, everywhere);
  }

  /**
   * Up to so many crashes in one run. Of points that leave the same behind, such as those before
   * and after a read, only one has further crashes after it, unless {@link #everywhere}.
   */
  public CrashPoints crashes(int most) {
    return new CrashPoints(scenario, store, most, everywhere);
  }

  /** Further crashes at every point, even where it makes no difference. */
  public CrashPoints everywhere() {
    return new CrashPoints(scenario, store, crashes, true);
  }

  /**
   * Tries them all.
   *
   * @throws AssertionError with the points and the story where the end is another one than without
   *     a crash, or where a rule is broken
   */
  public CrashReport run() {
    CrashRun undisturbed = crashing(List.of(), false);
    List<String> end = undisturbed(undisturbed);
    Exploration exploration = new Exploration(end);
    exploration.further(List.of(), undisturbed.source());
    List<Long> counts = new ArrayList<>();
    for (long count : exploration.runs) {
      counts.add(count);
    }
    return new CrashReport(scenario.name(), undisturbed.source().points(), counts, end);
  }

  private List<String> undisturbed(CrashRun run) {
    try {
      return run.live();
    } catch (Violation found) {
      throw new AssertionError(scenario.name() + ", without a crash: " + found.getMessage(), found);
    }
  }

  private CrashRun crashing(List<Integer> points, boolean told) {
    return new CrashRun(scenario, store.get(), new ReasonedPolicy(), points, told);
  }

  /** All runs of one scenario. */
  private final class Exploration {

    private final List<String> undisturbed;
    private final long[] runs = new long[crashes];

    Exploration(List<String> undisturbed) {
      this.undisturbed = undisturbed;
    }

    void further(List<Integer> before, CrashSource lived) {
      List<Integer> distinct = List.copyOf(lived.distinct());
      boolean all = before.isEmpty() || everywhere;
      for (int point : all ? IntStream.range(0, lived.points()).boxed().toList() : distinct) {
        List<Integer> points = new ArrayList<>(before);
        points.add(point);
        CrashSource after = survive(points);
        if (points.size() < crashes && (everywhere || distinct.contains(point))) {
          further(points, after);
        }
      }
    }

    private CrashSource survive(List<Integer> points) {
      CrashRun run = crashing(points, false);
      runs[points.size() - 1]++;
      Violation violation = null;
      List<String> end = List.of();
      try {
        end = run.live();
      } catch (Violation found) {
        violation = found;
      }
      if (violation != null || !end.equals(undisturbed) || !run.source().done()) {
        throw new AssertionError(story(points, end, violation), violation);
      }
      return run.source();
    }

    private String story(List<Integer> points, List<String> end, @Nullable Violation violation) {
      CrashRun told = crashing(points, true);
      try {
        told.live();
      } catch (Violation found) {
        told.world.narration.line(() -> "violated: " + found.getMessage());
      }
      return "%s, crashes at %s:\n%s\n%s\nthe end without a crash:\n  %s\nand here:\n  %s"
          .formatted(
              scenario.name(),
              points,
              String.join("\n", told.world.narration.lines()),
              violation == null ? "" : violation.getMessage(),
              String.join("\n  ", undisturbed),
              String.join("\n  ", end));
    }
  }
}
