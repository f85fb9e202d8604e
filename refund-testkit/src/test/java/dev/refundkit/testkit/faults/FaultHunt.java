package dev.refundkit.testkit.faults;

import dev.refundkit.testkit.simulation.CrashPoints;
import dev.refundkit.testkit.simulation.CrashScenario;
import dev.refundkit.testkit.simulation.CrashScenarios;
import dev.refundkit.testkit.simulation.History;
import dev.refundkit.testkit.simulation.Simulation;
import dev.refundkit.testkit.simulation.Simulations;
import java.util.Objects;
import java.util.Optional;

/** Looks for anything that goes wrong, by histories and by crashes, and says what it found. */
final class FaultHunt {

  private static final long BASE_SEED = 1;
  private static final int THREADS = 2;

  private FaultHunt() {}

  /** The first seed, of so many, whose history breaks a rule. */
  static Optional<String> inHistories(long from, long to) {
    return Simulations.firstBroken(
            Simulation.standard(), BASE_SEED + from, to - from, THREADS)
        .map(FaultHunt::words);
  }

  private static String words(History history) {
    var broken = Objects.requireNonNull(history.violation()).invariant();
    return "seed " + history.seed() + ", invariant " + broken;
  }

  /** The first point at which one crash makes a difference, or breaks a rule. */
  static Optional<String> inCrashes() {
    for (CrashScenario scenario : CrashScenarios.all()) {
      try {
        CrashPoints.of(scenario).run();
      } catch (AssertionError found) {
        return Optional.of("scenario " + firstLine(found, scenario));
      }
    }
    return Optional.empty();
  }

  private static String firstLine(AssertionError found, CrashScenario scenario) {
    String line = String.valueOf(found.getMessage()).lines().findFirst().orElse("");
    String suffix = ":";
    return line.startsWith(scenario.toString())
        ? line.substring(0, line.length() - suffix.length()).replace(", crashes", " crashing")
        : scenario + " without a crash";
  }
}
