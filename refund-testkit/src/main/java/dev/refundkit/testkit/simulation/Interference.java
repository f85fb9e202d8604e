package dev.refundkit.testkit.simulation;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets go wrong what shall go wrong at the calls of ports. */
final class Interference {

  /** What happens beside a call that takes its time. */
  interface Others {
    void work(SimulatedProcess busy);

    void ask(SimulatedProcess busy);

    /** So long that others take over, settle what can be settled, and go on. */
    void takeOver(SimulatedProcess busy);
  }

  /** Some hundreds are usual. */
  private static final int MOST_CALLS = 20_000;

  private final SimulatedWorld world;
  private FaultSource source = FaultSource.NONE;
  private Others others =
      new Others() {
        @Override
        public void work(SimulatedProcess busy) {}

        @Override
        public void ask(SimulatedProcess busy) {}

        @Override
        public void takeOver(SimulatedProcess busy) {}
      };
  private int depth;
  private int calls;

  Interference(SimulatedWorld world) {
    this.world = world;
  }

  void by(FaultSource faults) {
    source = faults;
  }

  void others(Others who) {
    others = who;
  }

  @Nullable Fault next(PortMethod call) {
    Invariant.COMES_TO_REST.demand(
        ++calls <= MOST_CALLS, () -> "no end after " + calls + " calls of ports: " + call);
    Fault fault = source.next(call, depth > 0);
    if (fault != null) {
      world.faults.add(fault);
      world.narration.line(() -> "! " + fault.words() + ", at " + call.words());
    }
    return fault;
  }

  /** Makes a call of a port, with whatever goes wrong. */
  <T> T at(PortMethod call, SimulatedProcess process, Supplier<T> real) {
    return with(next(call), call, process, real);
  }

  /** Makes a call of a port with this fault, if any. */
  <T> T with(@Nullable Fault fault, PortMethod call, SimulatedProcess process, Supplier<T> real) {
    if (fault == null) {
      return real.get();
    }
    switch (fault) {
      case CRASH_BEFORE, REQUEST_LOST -> {
        world.sightings.unsent(fault, call);
        throw ending(fault, call);
      }
      case CRASH_AFTER, ANSWER_LOST -> {
        T unheard = real.get();
        world.sightings.unheard(fault, call, unheard);
        throw ending(fault, call);
      }
      default -> {
        boolean after = world.choices.oneIn(2);
        if (!after) {
          meanwhile(fault, call, process);
        }
        T answer = real.get();
        if (after) {
          meanwhile(fault, call, process);
        }
        return answer;
      }
    }
  }

  /** Throws a crash; any other ending is for the caller to throw. */
  private static PortFault ending(Fault fault, PortMethod call) {
    if (fault == Fault.CRASH_BEFORE || fault == Fault.CRASH_AFTER) {
      throw new Crash(call.words());
    }
    return new PortFault(call.words() + ": " + fault.words());
  }

  private void meanwhile(Fault fault, PortMethod call, SimulatedProcess busy) {
    switch (fault) {
      case CLOCK_BACK -> {
        world.clock.jump(minutes(60).negated());
        world.sightings.saw(Situation.CLOCK_WENT_BACK);
      }
      case CLOCK_FORWARD -> world.clock.jump(minutes(60));
      case LEASE_OVERRUN -> {
        boolean veryLong = call == PortMethod.STORE_COMMIT && world.choices.oneIn(2);
        overrun(veryLong, busy);
      }
      case OTHER_WORKER -> inside(() -> others.work(busy));
      case OTHER_CLIENT -> inside(() -> others.ask(busy));
      default -> throw new IllegalArgumentException("not beside a call: " + fault);
    }
  }

  /** Only a store may take for ever: what is under way to the processor arrives in time. */
  private void overrun(boolean veryLong, SimulatedProcess busy) {
    Duration time = world.limits.lease().plus(minutes(5));
    world.pass(veryLong ? time.plusHours(world.choices.of(4, 25)) : time);
    inside(veryLong ? () -> others.takeOver(busy) : () -> others.work(busy));
  }

  private Duration minutes(int most) {
    return Duration.ofMinutes(1L + world.choices.below(most));
  }

  private void inside(Runnable work) {
    depth++;
    world.narration.inside();
    try {
      work.run();
    } finally {
      world.narration.outside();
      depth--;
    }
  }
}
