package dev.refundkit.testkit.simulation;

import dev.refundkit.engine.Reconciliation;
import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.testkit.simulation.SimulatedProcessor.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the processor's book beside ours: the engine's own reconciler where there is a list. */
final class Bookkeeper {

  private static final Instant SINCE = SimulatedClock.START.minus(Duration.ofDays(1));

  private Bookkeeper() {}

  /** Has asked about what differs, and records what was given back by hand. */
  static void run(SimulatedWorld world, SimulatedProcess process) {
    if (world.processor.abilities().pagedLookup()) {
      reconcile(world, process);
      return;
    }
    if (world.processor.abilities().lookupByKey()) {
      for (Entry entry : List.copyOf(world.processor.entries())) {
        compare(world, process, entry);
      }
    }
    for (ProcessorEntry entry : List.copyOf(world.processor.keyless())) {
      if (!recorded(world, entry)) {
        record(world, process, entry);
      }
    }
  }

  /**
   * Lets the engine compare both books.
   *
   * @return null if it was not finished
   */
  static @Nullable Reconciliation reconcile(SimulatedWorld world, SimulatedProcess process) {
    world.narration.line(() -> process + ": compares both books");
    try {
      Reconciliation found = process.engine().reconciler().run(SINCE);
      world.narration.line(() -> "  = " + found);
      if (found.asked() + found.recorded() > 0) {
        world.sightings.saw(Situation.FOUND_BY_RECONCILIATION);
      }
      for (Reconciliation.Difference difference : found.differences()) {
        // Clocks go wrong, so it cannot always know what was paid since it began.
        boolean asks = difference.kind() == Reconciliation.Kind.NOT_BOOKED;
        Invariant.BOOKS_AGREE.demand(
            asks || difference.kind() == Reconciliation.Kind.FAILED, difference::toString);
      }
      return found;
    } catch (PortFault fault) {
      world.narration.line(() -> "  = no answer");
      return null;
    }
  }

  /** Where there is no list, somebody looks at each entry. */
  private static void compare(SimulatedWorld world, SimulatedProcess process, Entry entry) {
    Optional<Refund> refund = world.store.knownByPayoutKey(entry.order.key());
    boolean ours =
        refund.stream()
            .flatMap(r -> r.payouts().stream())
            .filter(p -> p.key().equals(entry.order.key()))
            .map(Payout::state)
            .anyMatch(PayoutState.SUCCEEDED::equals);
    if (ours != entry.paid()) {
      world.sightings.saw(Situation.FOUND_BY_RECONCILIATION);
      world.clients.call(
          process,
          "reconciliation asks about " + entry.order.key(),
          engine -> engine.report(entry.order.refundId(), entry.order.paymentId()));
    }
  }

  static void record(SimulatedWorld world, SimulatedProcess process, ProcessorEntry entry) {
    world.clients.call(
        process,
        "record %d of %s, given back by hand".formatted(entry.amountMinor(), entry.paymentId()),
        engine ->
            engine.recordExternal(
                entry.paymentId(), entry.amountMinor(), entry.transactionId(), Actions.AGENT));
  }

  static boolean recorded(SimulatedWorld world, ProcessorEntry entry) {
    return world
        .sales
        .orderOfPayment(entry.paymentId())
        .flatMap(sale -> world.store.knownLedger(sale.id()))
        .flatMap(ledger -> ledger.payment(entry.paymentId()))
        .map(PaymentBalance::elsewhere)
        .filter(known -> known.contains(new Elsewhere(entry.transactionId(), entry.amountMinor())))
        .isPresent();
  }
}
