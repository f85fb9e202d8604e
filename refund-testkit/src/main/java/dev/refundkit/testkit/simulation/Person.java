package dev.refundkit.testkit.simulation;

import dev.refundkit.actor.Actor;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.testkit.simulation.SimulatedProcessor.Entry;
import dev.refundkit.testkit.simulation.SimulatedProcessor.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Somebody who looks at the processor's own book and settles what the engine cannot tell; a careful
 * one, who waits while anything is under way. Now and then somebody settles what needs nobody, or
 * who asked for the refund tries it.
 */
final class Person {

  private static final Actor AUDITOR = Actor.of("auditor");

  private record Open(Refund refund, Payout payout) {}

  private Person() {}

  static void resolveOne(SimulatedWorld world, SimulatedProcess process) {
    boolean hasty = world.choices.oneIn(5);
    List<Open> open = hasty ? decided(world, p -> p.sentAt() != null) : open(world);
    if (!open.isEmpty()) {
      Actor who = world.choices.oneIn(5) ? Ask.CUSTOMER : AUDITOR;
      resolve(world, process, world.choices.of(open), who);
    }
  }

  static void resolveAll(SimulatedWorld world, SimulatedProcess process) {
    open(world).forEach(one -> resolve(world, process, one, AUDITOR));
  }

  private static List<Open> open(SimulatedWorld world) {
    return decided(world, payout -> payout.state() == PayoutState.NEEDS_ATTENTION);
  }

  private static List<Open> decided(SimulatedWorld world, Predicate<Payout> fits) {
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
        if (fits.test(payout) && !undecided) {
          open.add(new Open(refund, payout));
        }
      }
    }
    return open;
  }

  private static void resolve(SimulatedWorld world, SimulatedProcess process, Open one, Actor who) {
    String id = one.payout.id();
    boolean paid = world.processor.entry(one.payout.key()).filter(Entry::paid).isPresent();
    var answer =
        world.clients.call(
            process,
            who.id() + " resolves " + id + (paid ? " as paid" : " as not paid"),
            engine -> engine.resolve(one.refund.id(), id, paid, null, who, "as the book says"));
    if (answer instanceof Answer.Accepted) {
      world.sightings.saw(
          paid ? Situation.PERSON_RESOLVED_AS_PAID : Situation.PERSON_RESOLVED_AS_NOT_PAID);
    }
  }
}
