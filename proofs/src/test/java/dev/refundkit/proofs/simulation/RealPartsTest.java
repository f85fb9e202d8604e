package dev.refundkit.proofs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.testkit.simulation.Simulation;
import dev.refundkit.testkit.simulation.SimulationReport;
import dev.refundkit.testkit.simulation.Simulations;
import org.junit.jupiter.api.Test;

/**
 * The simulation with the shipped rules deciding, and on H2. How many histories are run can be set,
 * for long runs.
 */
class RealPartsTest {

  private static final boolean SOAK = Boolean.getBoolean("refundkit.soak");
  private static final int THREADS = 2;

  @Test
  void with_the_shipped_rules_nothing_is_lost_and_nothing_paid_twice() {
    DroolsRefundPolicy rules = DroolsRefundPolicy.shipped();
    run(
        "with Drools",
        Simulation.standard().deciding(() -> rules),
        histories("rules", SOAK ? 10_000 : 2_400));
  }

  @Test
  void on_h2_nothing_is_lost_and_nothing_paid_twice() {
    try (H2Stores stores = new H2Stores()) {
      run("on H2", Simulation.standard().on(stores), histories("h2", SOAK ? 95_000 : 150));
    }
  }

  private static long histories(String of, long usual) {
    return Long.getLong("refundkit.histories." + of, usual);
  }

  private static void run(String name, Simulation simulation, long histories) {
    long seed = Long.getLong("refundkit.seed", 4_000_000_000L);
    SimulationReport report = Simulations.run(simulation, seed, histories, THREADS);
    System.out.println(name + ": " + report);
    assertThat(report.histories()).isEqualTo(histories);
    assertThat(report.faultCount()).as("faults").isGreaterThan(7 * histories);
  }
}
