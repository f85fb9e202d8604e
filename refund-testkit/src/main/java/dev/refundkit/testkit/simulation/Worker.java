package dev.refundkit.testkit.simulation;

import java.util.concurrent.atomic.AtomicInteger;

/** Lets a process do what is due. */
final class Worker {

  private Worker() {}

  /**
   * One run of effects.
   *
   * @param most so many effects at most; 0 for all
   */
  static void run(SimulatedWorld world, SimulatedProcess process, int most) {
    AtomicInteger asked = new AtomicInteger();
    try {
      process.worker().runDue(() -> most > 0 && asked.getAndIncrement() >= 2 * most);
    } catch (PortFault fault) {
      world.narration.line(() -> "  = the run ends: " + fault.getMessage());
    } catch (RuntimeException e) {
      Violation surprise = new Violation(Invariant.NO_SURPRISE, "a run of effects threw " + e);
      surprise.initCause(e);
      throw surprise;
    }
  }
}
