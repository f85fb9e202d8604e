package dev.refundkit.testkit.simulation;

import static dev.refundkit.testkit.simulation.Invariant.ACKNOWLEDGED_IS_KEPT;
import static dev.refundkit.testkit.simulation.Invariant.BOOKS_AGREE;
import static dev.refundkit.testkit.simulation.Invariant.COMES_TO_REST;
import static dev.refundkit.testkit.simulation.Invariant.STOCK;

import dev.refundkit.engine.Reconciliation;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.Command;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.ReturnState;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.ProcessorEntry;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.testkit.simulation.SimulatedProcessor.Entry;
import dev.refundkit.testkit.simulation.SimulatedProcessor.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Faults stop, what is late arrives, and everything comes to rest. */
final class Rest {

  private static final Duration LONGEST = Duration.ofDays(40);

  /** Longer than a late request, a wrong clock or a lease. */
  private static final Duration A_WHILE = Duration.ofHours(2);

  private final SimulatedWorld world;
  private final ProcessorChecks processor;

  Rest(SimulatedWorld world) {
    this.world = world;
    this.processor = new ProcessorChecks(world);
  }

  void comeToRest() {
    world.narration.step();
    world.narration.line(() -> "from now on everything works");
    world.becomeQuiet();
    repeatWhatWasNotAnswered();
    settlePending(false);
    step(A_WHILE);
    Duration wait = A_WHILE;
    Duration waited = Duration.ZERO;
    while (waited.compareTo(LONGEST) < 0 && somethingIsOpen()) {
      step(wait);
      waited = waited.plus(wait);
      wait = wait.multipliedBy(2);
    }
    processor.checkNoticed();
    settlePending(true);
    Bookkeeper.run(world, world.process(0));
    step(A_WHILE);
    nothingIsHeldUnseen();
    Person.resolveAll(world, world.process(0));
    step(A_WHILE);
    whatWasStoredIsThere();
    processor.checkAtRest();
    bothBooksSayTheSame();
    goodsAndMailAreDone();
  }

  private void step(Duration wait) {
    world.pass(wait);
    for (int i = 0; i < 2; i++) {
      Worker.run(world, world.process(i), 0);
    }
    world.invariants.check();
  }

  private boolean somethingIsOpen() {
    return !world.store.effects().open().isEmpty();
  }

  private void repeatWhatWasNotAnswered() {
    for (Ask ask : List.copyOf(world.clients.asks())) {
      if (ask.unanswered && ask.key != null) {
        world.clients.ask(world.process(0), ask);
        COMES_TO_REST.demand(!ask.unanswered, () -> "no answer to " + ask);
      }
    }
    world.invariants.check();
  }

  private void settlePending(boolean evenLong) {
    for (Entry entry : world.processor.entries()) {
      if (entry.state == State.PENDING && (evenLong || !entry.forLong)) {
        world.processor.settle(entry, State.PAID);
        world.paymentTouched(entry.order.paymentId());
      }
    }
  }

  /** 12. */
  private void nothingIsHeldUnseen() {
    Set<String> seen = new HashSet<>();
    Set<String> seenEffects = new HashSet<>();
    for (Attention attention : world.store.attention(null, 1_000).items()) {
      Set<String> list = attention.kind() == Attention.Kind.EFFECT ? seenEffects : seen;
      list.add(String.valueOf(attention.refundId()));
    }
    for (Effect effect : world.store.effects().open()) {
      throw new Violation(COMES_TO_REST, "still open: " + effect);
    }
    for (Effect effect : world.store.effects().givenUp()) {
      COMES_TO_REST.demand(
          seenEffects.contains(effect.refundId()), () -> "given up unseen: " + effect);
    }
    for (Refund refund : world.store.all()) {
      for (Payout payout : refund.payouts()) {
        COMES_TO_REST.demand(
            !payout.state().holds() || waitsVisibly(refund, payout, seen),
            () -> "held unseen: " + payout + " of " + Clients.words(refund));
      }
      COMES_TO_REST.demand(
          !returnIsOverdue(refund) || seenEffects.contains(refund.id()),
          () -> "its return was to end, and is still open: " + refund);
      COMES_TO_REST.demand(
          refund.need().isPresent() == seen.contains(refund.id()),
          () -> "need " + refund.need() + " of " + refund.id() + " beside the list " + seen);
    }
  }

  private static boolean returnIsOverdue(Refund refund) {
    ReturnState goods = refund.returns().state();
    boolean open = goods == ReturnState.AWAITING || goods == ReturnState.PARTIALLY_RECEIVED;
    return open && refund.returns().by() != null && refund.status().allows(Command.CLOSE_RETURN);
  }

  private static boolean waitsVisibly(Refund refund, Payout payout, Set<String> seen) {
    boolean waits = refund.status() == RefundStatus.PENDING || waitsForGoods(refund);
    return payout.state() == PayoutState.NEEDS_ATTENTION
        ? seen.contains(refund.id())
        : payout.state() == PayoutState.RESERVED && waits;
  }

  /** Or for somebody to process it. */
  private static boolean waitsForGoods(Refund refund) {
    return refund.status() == RefundStatus.APPROVED
        && (refund.returns().payAfter() || !refund.facts().processing().startsAtOnce());
  }

  /** 13: the store says what it said it had stored. */
  private void whatWasStoredIsThere() {
    for (Refund refund : world.store.all()) {
      Refund stored = world.store.refund(refund.id()).orElse(null);
      ACKNOWLEDGED_IS_KEPT.demand(refund.equals(stored), () -> stored + " instead of " + refund);
    }
    for (Ledger ledger : world.store.allLedgers()) {
      Ledger stored = world.store.ledger(ledger.saleId()).orElse(null);
      ACKNOWLEDGED_IS_KEPT.demand(ledger.equals(stored), () -> stored + " instead of " + ledger);
    }
    for (Ledger ledger : world.store.allLedgers()) {
      ledger.payments().forEach(this::elsewhereIsWhatWasGivenByHand);
    }
  }

  private void elsewhereIsWhatWasGivenByHand(PaymentBalance balance) {
    long byHand =
        world.processor.keyless().stream()
            .filter(entry -> entry.paymentId().equals(balance.paymentId()))
            .mapToLong(ProcessorEntry::amountMinor)
            .sum();
    BOOKS_AGREE.demand(
        balance.refundedElsewhere() == byHand, () -> byHand + " by hand, but " + balance);
  }

  private void bothBooksSayTheSame() {
    if (world.processor.abilities().pagedLookup()) {
      Reconciliation found = Bookkeeper.reconcile(world, world.process(1));
      BOOKS_AGREE.demand(found != null && found.clean(), () -> "not clean: " + found);
    }
  }

  private void goodsAndMailAreDone() {
    Set<String> givenUp = new HashSet<>();
    world.store.effects().givenUp().forEach(effect -> givenUp.add(effect.refundId()));
    for (Refund refund : world.store.all()) {
      if (givenUp.contains(refund.id())) {
        continue;
      }
      long shelf =
          world.shop.shelf().stream()
              .filter(order -> order.refundId().equals(refund.id()))
              .mapToLong(RestockOrder::quantity)
              .sum();
      long ours = refund.items().stream().mapToLong(item -> item.restocked()).sum();
      STOCK.demand(shelf == ours, () -> shelf + " on the shelf, " + ours + " in " + refund);
      for (String kind : List.of("completed", "failed", "rejected")) {
        long steps = refund.timeline().stream().filter(t -> t.status().equals(kind)).count();
        long told = refund.facts().processing().notifies() ? steps : 0;
        COMES_TO_REST.demand(
            world.shop.told(refund.id(), kind) == told,
            () -> kind + " was told of " + Clients.words(refund) + ", not " + told + " times");
      }
    }
  }
}
