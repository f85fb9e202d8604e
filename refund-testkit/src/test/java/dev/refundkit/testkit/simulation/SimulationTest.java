package dev.refundkit.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.policy.FixedPolicy;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole system under faults, and proofs that the simulation itself sees and says the truth. */
class SimulationTest {

  private static final long BASE_SEED = 20_240_301;
  private static final boolean SOAK = Boolean.getBoolean("refundkit.soak");
  private static final int HISTORIES =
      Integer.getInteger("refundkit.histories", SOAK ? 100_000 : 20_000);
  private static final int FRESH_HISTORIES = 1_000;
  private static final int THREADS = 2;

  @Test
  void what_must_always_hold_holds_in_many_histories_that_meet_everything() {
    SimulationReport report = Simulations.run(Simulation.standard(), BASE_SEED, HISTORIES, THREADS);

    System.out.println("in memory: " + report);
    report.demandAllMet();
    assertThat(report.faultCount()).as("faults").isGreaterThan(10L * HISTORIES);
  }

  /** Others than in the last build; a failure names the seed. */
  @Test
  void what_must_always_hold_holds_in_histories_that_nobody_has_seen() {
    long seed = new SecureRandom().nextInt(Integer.MAX_VALUE);

    SimulationReport report =
        Simulations.run(Simulation.standard(), seed, FRESH_HISTORIES, THREADS);

    System.out.println("fresh base seed: " + seed);
    assertThat(report.histories()).isEqualTo(FRESH_HISTORIES);
  }

  @Test
  void the_same_seed_tells_the_same_story_to_the_letter() {
    for (long seed = 1; seed <= 25; seed++) {
      assertThat(Simulation.standard().run(seed).text())
          .isEqualTo(Simulation.standard().run(seed).text());
    }
  }

  @Test
  void a_tape_tells_the_story_that_it_was_taken_from() {
    for (long seed = 1; seed <= 25; seed++) {
      History history = Simulation.standard().run(seed);

      History again = Simulation.standard().replay(Tape.parse(history.tape().toString()));

      assertThat(again.lines()).isEqualTo(history.lines());
      assertThat(again.tape()).isEqualTo(history.tape());
    }
  }

  @Test
  void a_store_that_another_history_has_used_is_refused() {
    InMemoryRefundStore used = new InMemoryRefundStore();
    Simulation shared = Simulation.standard().on(() -> used);
    shared.run(1);

    assertThatIllegalStateException()
        .isThrownBy(() -> shared.run(2))
        .withMessageContaining("must be empty");
  }

  @Test
  void a_planted_defect_is_found_and_told_in_a_few_lines() {
    Simulation forgetful = Simulation.standard().on(ForgetfulStore::new);

    BrokenHistory broken =
        catchThrowableOfType(
            BrokenHistory.class, () -> Simulations.run(forgetful, 1, 1_000, THREADS));

    assertThat(broken.shrunk().violation().invariant()).isEqualTo(Invariant.ONE_ANSWER);
    assertThat(broken.shrunk().steps()).isLessThanOrEqualTo(3);
    assertThat(broken).hasMessageContaining("again: refund").hasMessageContaining("tape ");
    assertThat(forgetful.replay(broken.shrunk().tape()).text()).isEqualTo(broken.shrunk().text());
    assertThat(Simulation.standard().replay(broken.shrunk().tape()).violation()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void each_fault_is_injected_where_it_is_the_only_one_wanted(Fault fault) {
    FaultPlan only = new FaultPlan(List.of(200), Map.of(fault, 1));

    SimulationReport report = Simulations.run(Simulation.standard().with(only), 1, 400, THREADS);

    assertThat(report.faults().get(fault)).isPositive();
    assertThat(report.faultCount()).isEqualTo(report.faults().get(fault));
  }

  @Test
  void without_faults_nothing_goes_wrong() {
    SimulationReport report =
        Simulations.run(Simulation.standard().with(FaultPlan.NONE), 1, 300, THREADS);

    assertThat(report.neverInjected()).hasSameSizeAs(Fault.values());
  }

  @Test
  void a_policy_of_ones_own_decides() {
    Simulation reviewed = Simulation.standard().deciding(FixedPolicy::reviewAll);

    SimulationReport report = Simulations.run(reviewed, 1, 300, THREADS);

    assertThat(report.situations().get(Situation.RETURN_CLOSED_BY_TIME)).isZero();
    assertThat(report.situations().get(Situation.RETRIED_AND_PAID)).isPositive();
  }

  @Test
  void a_run_that_met_too_little_says_what_was_missing() {
    SimulationReport report = Simulations.run(Simulation.standard(), 1, 1, 1);

    assertThat(catchThrowableOfType(AssertionError.class, report::demandAllMet))
        .hasMessageContaining("PENDING_FOR_TOO_LONG");
  }
}
