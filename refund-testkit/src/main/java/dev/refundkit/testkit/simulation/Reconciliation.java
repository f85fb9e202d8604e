package dev.refundkit.testkit.simulation;

import dev.refundkit.ledger.Elsewhere;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.testkit.simulation.SimulatedProcessor.Entry;
import java.util.List;
import java.util.Optional;

/** Somebody holds the processor's book beside ours. */
final class Reconciliation {

  private Reconciliation() {}

  /** Asks about what differs, and records what was given back by hand. */
  static void run(SimulatedWorld world, SimulatedProcess process) {
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
