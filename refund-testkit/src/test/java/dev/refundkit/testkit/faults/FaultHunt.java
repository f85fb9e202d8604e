package dev.refundkit.testkit.faults;

import dev.refundkit.testkit.simulation.CrashPoints;
import dev.refundkit.testkit.simulation.CrashScenario;
import dev.refundkit.testkit.simulation.CrashScenarios;
import dev.refundkit.testkit.simulation.History;
import dev.refundkit.testkit.simulation.Simulation;
import dev.refundkit.testkit.simulation.Simulations;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks for anything that goes wrong, in histories and in crashes, and says what found it. The
 * quickest way is gone first: most faults show in the first few hundred histories.
 */
final class FaultHunt {

  private static final long BASE_SEED = 1;
  private static final int FIRST = 500;
  private static final int MOST = 10_000;
  private static final int THREADS = 2;

  private FaultHunt() {}

  /** What breaks first; empty if nothing does. */
  static Optional<String> find() {
    return inHistories(0, FIRST).or(FaultHunt::inCrashes).or(() -> inHistories(FIRST, MOST));
  }

  /** The smallest seed in a range whose history breaks a rule. */
  static Optional<String> inHistories(int from, int to) {
    return Simulations.firstBroken(Simulation.standard(), BASE_SEED + from, to - from, THREADS)
        .map(FaultHunt::words);
  }

  private static String words(History history) {
    var broken = Objects.requireNonNull(history.violation()).invariant();
    return "seed " + history.seed() + ", invariant " + broken;
  }

  /** The first point at which one crash makes a difference or breaks a rule. */
  static Optional<String> inCrashes() {
    for (CrashScenario scenario : CrashScenarios.all()) {
      try {
        CrashPoints.of(scenario).run();
      } catch (AssertionError found) {
        return Optional.of("scenario " + where(scenario, found));
      }
    }
    return Optional.empty();
  }

  private static String where(CrashScenario scenario, AssertionError found) {
    String first = String.valueOf(found.getMessage()).lines().findFirst().orElse("");
    return first.startsWith(scenario + ", crashes at")
        ? first.replaceAll(":$", "")
        : scenario + ", without a crash";
  }
}
