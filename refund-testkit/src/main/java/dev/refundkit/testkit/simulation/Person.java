package dev.refundkit.testkit.simulation;

import dev.refundkit.actor.Actor;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.testkit.simulation.SimulatedProcessor.Entry;
import dev.refundkit.testkit.simulation.SimulatedProcessor.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who looks at the processor's own book and settles what the engine cannot tell; a careful
 * one, who waits while anything is under way.
 */
final class Person {

  private static final Actor AUDITOR = Actor.of("auditor");

  private record Open(Refund refund, Payout payout) {}

  private Person() {}

  static void resolveOne(SimulatedWorld world, SimulatedProcess process) {
    List<Open> open = open(world);
    if (!open.isEmpty()) {
      resolve(world, process, world.choices.of(open));
    }
  }

  static void resolveAll(SimulatedWorld world, SimulatedProcess process) {
    open(world).forEach(one -> resolve(world, process, one));
  }

  private static List<Open> open(SimulatedWorld world) {
    List<Open> open = new ArrayList<>();
    for (Refund refund : world.store.all()) {
      for (Payout payout : refund.payouts()) {
        boolean undecided =
            world.network.onItsWay(payout.key())
                || world.sightings.isCalled(payout.key())
                || world
                    .processor
                    .entry(payout.key())
                    .filter(e -> e.state == State.PENDING)
                    .isPresent();
        if (payout.state() == PayoutState.NEEDS_ATTENTION && !undecided) {
          open.add(new Open(refund, payout));
        }
      }
    }
    return open;
  }

  private static void resolve(SimulatedWorld world, SimulatedProcess process, Open one) {
    String id = one.payout.id();
    boolean paid = world.processor.entry(one.payout.key()).filter(Entry::paid).isPresent();
    var answer =
        world.clients.call(
            process,
            "a person resolves " + id + (paid ? " as paid" : " as not paid"),
            engine -> engine.resolve(one.refund.id(), id, paid, null, AUDITOR, "as the book says"));
    if (answer != null) {
      world.sightings.saw(
          paid ? Situation.PERSON_RESOLVED_AS_PAID : Situation.PERSON_RESOLVED_AS_NOT_PAID);
    }
  }
}
