package dev.refundkit.testkit.faults;

import dev.refundkit.testkit.simulation.CrashPoints;
import dev.refundkit.testkit.simulation.CrashScenario;
import dev.refundkit.testkit.simulation.CrashScenarios;
import dev.refundkit.testkit.simulation.Fault;
import dev.refundkit.testkit.simulation.FaultPlan;
import dev.refundkit.testkit.simulation.History;
import dev.refundkit.testkit.simulation.Simulation;
import dev.refundkit.testkit.simulation.Simulations;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks for anything that goes wrong, in histories and in crashes, and says what found it: the
 * smallest seed of an invariant that does not hold, or the first point of a crash.
 */
final class FaultHunt {

  private static final long BASE_SEED = 1;
  private static final int MOST = 6_000;
  private static final int THREADS = 2;

  private FaultHunt() {}

  /** What breaks, of histories first; empty if nothing does. */
  static Optional<String> histories() {
    return inHistories().or(FaultHunt::inCrashes);
  }

  /** What breaks, of crashes first. */
  static Optional<String> crashes() {
    return inCrashes().or(FaultHunt::inHistories);
  }

  /** Long ones, in which many calls have no answer. */
  private static Simulation rough() {
    FaultPlan usual = FaultPlan.DEFAULT;
    FaultPlan lossy =
        new FaultPlan(List.of(40, 70), usual.weights())
            .with(Fault.REQUEST_LOST, 8)
            .with(Fault.ANSWER_LOST, 8);
    return Simulation.standard().steps(60).with(lossy);
  }

  private static Optional<String> inHistories() {
    return Simulations.firstBroken(rough(), BASE_SEED, MOST, THREADS).map(FaultHunt::words);
  }

  private static String words(History history) {
    var broken = Objects.requireNonNull(history.violation()).invariant();
    return "seed " + history.seed() + ", invariant " + broken;
  }

  /** The first point at which one crash makes a difference or breaks a rule. */
  private static Optional<String> inCrashes() {
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
