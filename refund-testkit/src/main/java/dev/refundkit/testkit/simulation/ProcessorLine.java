package dev.refundkit.testkit.simulation;

import dev.refundkit.refund.Payout;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.LookupResult;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The line between one process and the processor: calls get lost, late, doubled on it. */
final class ProcessorLine implements PaymentProcessor {

  /** The clock may stand an hour wrong at either call, and an answer may take its time. */
  private static final Duration WRONG_CLOCKS =
      SimulatedClock.MOST_WRONG.multipliedBy(2).plusMinutes(15);

  private final SimulatedWorld world;
  private final SimulatedProcess process;

  ProcessorLine(SimulatedWorld world, SimulatedProcess process) {
    this.world = world;
    this.process = process;
  }

  @Override
  public ProcessorAbilities abilities() {
    return world.interference.at(PortMethod.ABILITIES, process, world.processor::abilities);
  }

  @Override
  public PayoutResult refund(PayoutOrder order) {
    demandSendingIsStored(order);
    demandKeyLives(order);
    world.sightings.calling(process, order);
    try {
      Fault fault = world.interference.next(PortMethod.REFUND);
      return send(order, fault == null ? world.trouble(order) : fault);
    } finally {
      world.sightings.called(process);
    }
  }

  private PayoutResult send(PayoutOrder order, @Nullable Fault fault) {
    if (fault == Fault.NOT_ATTEMPTED) {
      world.processor.triedNothing(order.key());
      return new PayoutResult.NotAttempted("maintenance");
    }
    if (fault == Fault.REQUEST_DELAYED) {
      world.network.delay(order);
      throw new PortFault("no answer in time");
    }
    if (fault == Fault.REQUEST_DUPLICATED && world.processor.knowsKeys()) {
      world.network.delay(order);
    }
    Fault rest = fault == Fault.REQUEST_DUPLICATED ? null : fault;
    return world.interference.with(
        rest, PortMethod.REFUND, process, () -> world.network.arrive(order));
  }

  /** The wish is stored before the call, and the call is about what is stored. */
  private void demandSendingIsStored(PayoutOrder order) {
    Refund refund = world.store.known(order.refundId()).orElse(null);
    Payout payout =
        refund == null
            ? null
            : refund.payouts().stream()
                .filter(p -> p.key().equals(order.key()))
                .findFirst()
                .orElse(null);
    Invariant.SENDING_IS_STORED.demand(
        refund != null && payout != null && PayoutOrder.of(refund, payout).equals(order),
        () -> order + " is of no payout");
    Invariant.SENDING_IS_STORED.demand(
        payout != null && payout.sentAt() != null, () -> order + " is sent of " + payout);
  }

  /** Past the life of its key nothing is sent again. */
  private void demandKeyLives(PayoutOrder order) {
    Instant first = world.processor.calledFirst(order.key());
    Duration life = world.processor.abilities().keyLife();
    Instant end = first.plus(life).plus(WRONG_CLOCKS);
    Instant now = world.clock.truth();
    Invariant.PAID_ONCE.demand(
        !world.processor.toldNever(order.key()) || clockJumped(),
        () -> order + " is sent after the processor has said that it never was");
    Invariant.PAID_ONCE.demand(
        first.equals(now) || (world.processor.knowsKeys() && now.isBefore(end)),
        () -> order + " is sent again at " + now + ", first was " + first);
  }

  /** A lease measured by a clock that jumps may end under its holder. */
  private boolean clockJumped() {
    return world.faults.of(Fault.CLOCK_BACK) + world.faults.of(Fault.CLOCK_FORWARD) > 0;
  }

  @Override
  public LookupResult lookup(PayoutOrder order) {
    Fault fault = world.interference.next(PortMethod.LOOKUP);
    if (fault == Fault.CANNOT_TELL) {
      return new LookupResult.CannotTell("its book is being written");
    }
    return world.interference.with(
        fault,
        PortMethod.LOOKUP,
        process,
        () -> {
          LookupResult result = world.processor.lookup(order);
          world.sightings.lookedUp(order, result);
          return result;
        });
  }

  @Override
  public Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
    return world.interference.at(
        PortMethod.BOOK, process, () -> world.processor.refunds(since, cursor, limit));
  }
}
