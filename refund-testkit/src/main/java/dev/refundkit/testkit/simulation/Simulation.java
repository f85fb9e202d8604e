package dev.refundkit.testkit.simulation;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.story.Words;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The whole system in one thread: the real engine and workers of two processes, on a store and a
 * policy of your own or simple ones, with everything else simulated. A history follows from its
 * seed alone. Immutable; each history needs a store of its own, so runs may go on side by side.
 *
 * @param store makes an empty store for each history; closed afterwards if it is {@link
 *     AutoCloseable}
 * @param policy makes the policy of each history
 * @param steps actions in a history
 * @param faults how often what goes wrong
 */
public record Simulation(
    Supplier<? extends RefundStore> store,
    Supplier<? extends RefundPolicy> policy,
    int steps,
    FaultPlan faults) {

  /** On the in-memory store, with a policy that does what a request's reason says. */
  public static Simulation standard() {
    return new Simulation(InMemoryRefundStore::new, ReasonedPolicy::new, 30, FaultPlan.DEFAULT);
  }

  /** The same on another store. */
  public Simulation on(Supplier<? extends RefundStore> other) {
    return new Simulation(other, policy, steps, faults);
  }

  /** The same with another policy; requests draw from the reasons that it names. */
  public Simulation deciding(Supplier<? extends RefundPolicy> other) {
    return new Simulation(store, other, steps, faults);
  }

  /** The same with another plan of faults. */
  public Simulation with(FaultPlan other) {
    return new Simulation(store, policy, steps, other);
  }

  /** The same with longer or shorter histories. */
  public Simulation steps(int count) {
    return new Simulation(store, policy, count, faults);
  }

  /** Runs and tells the history of a seed. */
  public History run(long seed) {
    return run(Choices.seeded(seed), seed, true);
  }

  /** Runs and tells the history on a tape. */
  public History replay(Tape tape) {
    return run(Choices.replay(tape), null, true);
  }

  /** Runs a history without telling it, which is faster. */
  History quick(long seed) {
    return run(Choices.seeded(seed), seed, false);
  }

  History quick(Tape tape) {
    return run(Choices.replay(tape), null, false);
  }

  private History run(Choices choices, @Nullable Long seed, boolean told) {
    choices.nextStep();
    RefundStore opened = store.get();
    try {
      demandEmpty(opened);
      Setting setting = Setting.of(choices);
      Narration narration = new Narration(told);
      SimulatedWorld world = new SimulatedWorld(choices, narration, opened, policy.get(), setting);
      narration.line(() -> "processor with " + setting.processor() + ", " + setting.limits());
      setting.sales().forEach(sale -> narration.line(() -> Words.of(sale)));
      return live(world, seed);
    } finally {
      close(opened);
    }
  }

  private static void demandEmpty(RefundStore opened) {
    if (!opened.list(RefundQuery.ALL, null, 1).items().isEmpty()) {
      throw new IllegalStateException(
          "the store of a history must be empty, and this one has refunds. Maybe two histories share a tenant.");
    }
  }

  private static void close(RefundStore opened) {
    if (opened instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("the store could not be closed", e);
      }
    }
  }

  private History live(SimulatedWorld world, @Nullable Long seed) {
    Violation violation = null;
    int told = 0;
    try {
      world.interference.by(new SeededFaults(world.choices, faults));
      Actions actions = new Actions(world, faults);
      world.interference.others(actions);
      int given = world.choices.stepsGiven();
      int most = given < 0 ? steps : given;
      for (; told < most; told++) {
        world.choices.nextStep();
        world.narration.step();
        actions.next();
        world.invariants.check();
      }
      new Rest(world).comeToRest();
    } catch (Violation found) {
      violation = found;
    }
    return new History(
        seed,
        world.choices.tape(),
        told,
        world.faults.all(),
        world.sightings.counts().all(),
        violation,
        world.narration.lines());
  }
}
