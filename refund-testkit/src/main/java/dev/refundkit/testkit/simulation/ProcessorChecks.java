package dev.refundkit.testkit.simulation;

import static dev.refundkit.testkit.simulation.Invariant.BOOKS_AGREE;
import static dev.refundkit.testkit.simulation.Invariant.PAID_ONCE;

import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.testkit.simulation.SimulatedProcessor.Entry;
import dev.refundkit.testkit.simulation.SimulatedProcessor.State;
import java.util.HashSet;
import java.util.Set;

/** The processor's own book beside ours. */
final class ProcessorChecks {

  private final SimulatedWorld world;

  ProcessorChecks(SimulatedWorld world) {
    this.world = world;
  }

  void check() {
    for (Entry entry : world.processor.entries()) {
      paidForAPayout(entry);
    }
    for (Refund refund : world.store.all()) {
      refund.payouts().forEach(this::mayBeSo);
    }
    for (Sale sale : world.allSales()) {
      sale.payments().forEach(this::withinCaptured);
    }
  }

  /** 8. */
  private void paidForAPayout(Entry entry) {
    Refund refund = world.store.knownByPayoutKey(entry.order.key()).orElse(null);
    PAID_ONCE.demand(refund != null, () -> "paid for no payout: " + entry.order);
    PAID_ONCE.demand(
        entry.payments <= 1, () -> entry.payments + " payments under one key: " + entry.order);
  }

  /** 9, payout by payout. */
  private void mayBeSo(Payout payout) {
    Entry entry = world.processor.entry(payout.key()).orElse(null);
    BOOKS_AGREE.demand(
        entry == null ? withoutEntry(payout) : with(payout, entry),
        () ->
            payout
                + (entry == null
                    ? ", of which the processor knows nothing"
                    : ", which is " + entry.state + " at the processor"));
  }

  private static boolean withoutEntry(Payout payout) {
    return payout.state() != PayoutState.SUCCEEDED;
  }

  private static boolean with(Payout payout, Entry entry) {
    return switch (payout.state()) {
      case RESERVED -> false;
      case CLEARED -> payout.sentAt() != null;
      case SENDING, UNKNOWN, PENDING, NEEDS_ATTENTION -> true;
      case SUCCEEDED -> entry.paid() || entry.state == State.REVERSED;
      case RELEASED -> !entry.paid() || entry.changedItsMind;
    };
  }

  private void withinCaptured(Payment payment) {
    long book = world.processor.paidOn(payment.id());
    long late = world.processor.paidLateOn(payment.id());
    PAID_ONCE.demand(
        book <= payment.captured() + late,
        () -> book + " paid of " + payment + ", of it late " + late);
  }

  /** 9, before books are compared: what a notice was about has been asked, and is known. */
  void checkNoticed() {
    Set<String> givenUp = new HashSet<>();
    world.store.effects().givenUp().forEach(effect -> givenUp.add(effect.refundId()));
    for (Refund refund : world.store.all()) {
      if (world.processor.abilities().lookupByKey() && !givenUp.contains(refund.id())) {
        refund.payouts().forEach(this::noticedIsKnown);
      }
    }
  }

  private void noticedIsKnown(Payout payout) {
    Entry entry = world.processor.entry(payout.key()).orElse(null);
    if (entry == null || !entry.noticed || entry.state == State.PENDING) {
      return;
    }
    BOOKS_AGREE.demand(
        payout.state() == PayoutState.NEEDS_ATTENTION
            || entry.paid() == (payout.state() == PayoutState.SUCCEEDED),
        () -> "a notice was taken, and it is not known: " + payout);
  }

  /** 9, at rest: whatever is paid is booked, and nothing else. */
  void checkAtRest() {
    for (Refund refund : world.store.all()) {
      for (Payout payout : refund.payouts()) {
        boolean paid = world.processor.entry(payout.key()).filter(Entry::paid).isPresent();
        BOOKS_AGREE.demand(
            paid == (payout.state() == PayoutState.SUCCEEDED),
            () -> "at rest: " + payout + (paid ? " was paid" : " was not paid"));
      }
    }
  }
}
