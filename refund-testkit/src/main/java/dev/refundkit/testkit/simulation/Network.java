package dev.refundkit.testkit.simulation;

import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.testkit.simulation.SimulatedProcessor.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Requests on their way to the processor; those that are late arrive in any order. */
final class Network {

  private static final int LONGEST_MINUTES = 90;

  private record Late(PayoutOrder order, Instant arrives) {}

  private final SimulatedWorld world;
  private final List<Late> late = new ArrayList<>();

  Network(SimulatedWorld world) {
    this.world = world;
  }

  PayoutResult arrive(PayoutOrder order) {
    boolean fresh = world.processor.entry(order.key()).isEmpty();
    PayoutResult result = world.processor.act(order, fate(order));
    if (fresh && !(result instanceof PayoutResult.Pending) && world.choices.oneIn(3)) {
      world.notices.send(order, result instanceof PayoutResult.Succeeded);
    }
    world.paymentTouched(order.paymentId());
    world.sightings.answered(order, result);
    return result;
  }

  private State fate(PayoutOrder order) {
    return world.processor.entry(order.key()).isPresent() ? State.PAID : world.fate(order);
  }

  void delay(PayoutOrder order) {
    Duration wait = Duration.ofMinutes(1L + world.choices.below(LONGEST_MINUTES));
    late.add(new Late(order, world.clock.truth().plus(wait)));
    late.sort(Comparator.comparing(Late::arrives));
  }

  /** Whether a request about this key may still arrive. */
  boolean onItsWay(String key) {
    return late.stream().anyMatch(message -> message.order.key().equals(key));
  }

  /** Lets time go by until the next late request arrives, at most so long. */
  Duration nextWithin(Duration time) {
    if (late.isEmpty() || late.get(0).arrives().isAfter(world.clock.truth().plus(time))) {
      return time;
    }
    Duration until = Duration.between(world.clock.truth(), late.get(0).arrives());
    return until.isNegative() ? Duration.ZERO : until;
  }

  /** Lets arrive what is due. */
  void deliverDue() {
    while (!late.isEmpty() && !late.get(0).arrives().isAfter(world.clock.truth())) {
      arriveLate(late.remove(0).order());
    }
  }

  private void arriveLate(PayoutOrder order) {
    boolean second = world.processor.entry(order.key()).isPresent();
    boolean acted = world.processor.actLate(order, fate(order));
    world.narration.line(
        () -> "a late request arrives: " + order.key() + (acted ? "" : ", and is turned away"));
    if (acted && second) {
      world.sightings.saw(Situation.DELAYED_REQUEST_CAME_SECOND);
    }
    world.paymentTouched(order.paymentId());
  }
}
