package dev.refundkit.testkit.simulation;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.testkit.simulation.SimulatedProcessor.Entry;
import dev.refundkit.testkit.simulation.SimulatedProcessor.State;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What happens without anybody asking the engine, and what the engine is told of it. */
final class OutsideActions {

  private final SimulatedWorld world;
  private final Choices choices;
  private final FaultPlan plan;
  private int disputes;

  OutsideActions(SimulatedWorld world, FaultPlan plan) {
    this.world = world;
    this.choices = world.choices;
    this.plan = plan;
  }

  void next() {
    SimulatedProcess process = world.process(choices.weighted(3, 2));
    switch (choices.weighted(6, 8, 3, 3, 2, 2, 3, 3)) {
      case 1 -> world.on(process, () -> notice(process));
      case 2 -> changesItsMind(Fault.PAID_LATE, State.DECLINED, State.PAID);
      case 3 -> changesItsMind(Fault.PAID_THEN_REVERSED, State.PAID, State.REVERSED);
      case 4 -> world.on(process, () -> dispute(process));
      case 5 -> world.on(process, () -> byHand(process));
      case 6 -> world.on(process, () -> Person.resolveOne(world, process));
      case 7 -> world.on(process, () -> Bookkeeper.run(world, process));
      default -> settlePending();
    }
  }

  /**
   * The processor settles a payout or changes its mind, and says so at once; also of the payout
   * that it was just asked about.
   */
  void news(SimulatedProcess process) {
    int before = world.notices.waiting().size();
    Entry asked = world.processor.askedLast();
    boolean may = plan.weight(Fault.PAID_THEN_REVERSED) > 0;
    if (asked != null && may && asked.paid() && !asked.changedItsMind) {
      fault(Fault.PAID_THEN_REVERSED, asked.order);
      settle(asked, State.REVERSED);
    }
    switch (choices.weighted(2, 1, 2)) {
      case 1 -> changesItsMind(Fault.PAID_LATE, State.DECLINED, State.PAID);
      case 2 -> changesItsMind(Fault.PAID_THEN_REVERSED, State.PAID, State.REVERSED);
      default -> settlePending();
    }
    while (world.notices.waiting().size() > before) {
      world.notices.report(process, world.notices.waiting().remove(before));
    }
  }

  void kill(SimulatedProcess process) {
    if (may(Fault.PROCESS_KILLED)) {
      world.faults.add(Fault.PROCESS_KILLED);
      world.narration.line(() -> "! process " + process + " is killed");
      process.restart();
    }
  }

  private List<Entry> entries(Predicate<Entry> fits) {
    return world.processor.entries().stream().filter(fits).toList();
  }

  private void settlePending() {
    List<Entry> pending = entries(e -> e.state == State.PENDING && !e.forLong);
    if (pending.isEmpty()) {
      return;
    }
    Entry entry = choices.of(pending);
    int what =
        choices.weighted(
            5, 3, may(Fault.PENDING_FOR_LONG) ? 1 : 0, may(Fault.PENDING_FORGOTTEN) ? 3 : 0);
    if (what == 2) {
      entry.forLong = true;
      fault(Fault.PENDING_FOR_LONG, entry.order);
    } else if (what == 3) {
      entry.forgotten = true;
      fault(Fault.PENDING_FORGOTTEN, entry.order);
    } else {
      settle(entry, what == 0 ? State.PAID : State.DECLINED);
    }
  }

  private void settle(Entry entry, State state) {
    world.processor.settle(entry, state);
    world.narration.line(
        () -> "the processor: %s is %s".formatted(entry.order.key(), words(state)));
    world.notices.send(entry.order, state == State.PAID);
    world.paymentTouched(entry.order.paymentId());
  }

  private static String words(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private void fault(Fault fault, PayoutOrder order) {
    world.faults.add(fault);
    world.narration.line(() -> "! " + fault.words() + ": " + order.key());
  }

  /** Only where the processor can be asked: nobody could find out otherwise. */
  private void changesItsMind(Fault fault, State from, State to) {
    boolean may = may(fault) && world.processor.abilities().lookupByKey();
    List<Entry> some = entries(e -> may && e.state == from && !e.changedItsMind);
    if (!some.isEmpty()) {
      Entry entry = choices.of(some);
      fault(fault, entry.order);
      settle(entry, to);
    }
  }

  private void notice(SimulatedProcess process) {
    int kind = choices.weighted(6, 2, 1, 2);
    List<Notices.Sent> waiting = world.notices.waiting();
    if (kind >= 2 || waiting.isEmpty()) {
      madeUp(process, kind == 3 ? Fault.NOTICE_CONTRADICTS : Fault.NOTICE_FORGED);
      return;
    }
    int pick = may(Fault.NOTICE_OUT_OF_ORDER) ? choices.below(waiting.size()) : 0;
    if (pick > 0) {
      fault(Fault.NOTICE_OUT_OF_ORDER, waiting.get(pick).order());
    }
    Notices.Sent notice = waiting.remove(pick);
    if (kind == 1 && may(Fault.NOTICE_TWICE)) {
      fault(Fault.NOTICE_TWICE, notice.order());
      world.notices.report(process, notice);
    }
    world.notices.report(process, notice);
  }

  private boolean may(Fault fault) {
    return plan.weight(fault) > 0;
  }

  private void madeUp(SimulatedProcess process, Fault fault) {
    List<Entry> some = entries(e -> true);
    if (some.isEmpty() || !may(fault)) {
      return;
    }
    Entry entry = choices.of(some);
    boolean says = fault == Fault.NOTICE_CONTRADICTS ? !entry.paid() : choices.oneIn(2);
    fault(fault, entry.order);
    Notices.Sent notice = world.notices.make(entry.order, says);
    if (fault == Fault.NOTICE_FORGED) {
      world.notices.forged(notice);
    } else {
      world.notices.report(process, notice);
    }
  }

  private Payment payment() {
    Sale sale = choices.of(world.allSales());
    return choices.of(sale.payments());
  }

  private void dispute(SimulatedProcess process) {
    Payment payment = payment();
    long amount = Math.max(1, payment.captured() * choices.of(100, 50, 10) / 100);
    Dispute.Stage stage = choices.of(List.of(Dispute.Stage.values()));
    String id = "dispute" + (choices.oneIn(2) ? disputes : disputes++);
    world.clients.call(
        process,
        "dispute %s of %d, %s: %s".formatted(payment.id(), amount, words(stage), id),
        engine -> engine.dispute(payment.id(), id, amount, stage, Actions.AGENT));
  }

  private static String words(Dispute.Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  private void byHand(SimulatedProcess process) {
    Payment payment = payment();
    long amount = Math.max(1, payment.captured() * choices.of(10, 50, 100) / 100);
    String currency = world.sales.orderOfPayment(payment.id()).orElseThrow().currency().code();
    var entry = world.processor.byHand(payment.id(), amount, currency);
    world.sightings.saw(Situation.REFUNDED_BY_HAND);
    world.narration.line(
        () -> "somebody gives back %d of %s by hand".formatted(amount, payment.id()));
    if (!choices.oneIn(3)) {
      Bookkeeper.record(world, process, entry);
    }
    if (choices.oneIn(3)) {
      Bookkeeper.record(world, process, choices.of(world.processor.keyless()));
    }
  }
}
