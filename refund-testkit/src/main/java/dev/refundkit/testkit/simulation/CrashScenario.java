package dev.refundkit.testkit.simulation;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.policy.Condition;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.testkit.simulation.ScriptedFates.Fate;
import dev.refundkit.testkit.simulation.SimulatedProcessor.Entry;
import dev.refundkit.testkit.simulation.SimulatedProcessor.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A small use of the engine, step by step, for {@link CrashPoints}. Immutable; each method adds a
 * step or a fact. Refunds are counted from 0, in the order in which they are asked for.
 */
public final class CrashScenario {

  /** Something that happens. */
  interface Step {
    void happens(CrashRun run);
  }

  private final String name;
  private final Sale sale;
  private final ProcessorAbilities abilities;
  private final Map<String, List<Fate>> fates;
  private final List<Step> steps;
  private final boolean retriesAfterPerson;

  private CrashScenario(
      String name,
      Sale sale,
      ProcessorAbilities abilities,
      Map<String, List<Fate>> fates,
      List<Step> steps,
      boolean retriesAfterPerson) {
    this.name = name;
    this.sale = sale;
    this.abilities = abilities;
    this.fates = fates;
    this.steps = steps;
    this.retriesAfterPerson = retriesAfterPerson;
  }

  /** A scenario about one order, at a processor that can do everything and pays. */
  public static CrashScenario of(String name, Sale sale) {
    return new CrashScenario(name, sale, ProcessorAbilities.all(), Map.of(), List.of(), false);
  }

  /** The same at a processor that can do this. */
  public CrashScenario at(ProcessorAbilities processor) {
    return new CrashScenario(name, sale, processor, fates, steps, retriesAfterPerson);
  }

  /** The next payout of the payment is declined. */
  public CrashScenario declines(String paymentId) {
    return fate(paymentId, new Fate(State.DECLINED, null));
  }

  /** The next payout of the payment is accepted and not yet paid. */
  public CrashScenario leavesPending(String paymentId) {
    return fate(paymentId, new Fate(State.PENDING, null));
  }

  /** The first call about the next payout of the payment pays, and its answer is lost. */
  public CrashScenario timesOutDone(String paymentId) {
    return fate(paymentId, new Fate(State.PAID, Fault.ANSWER_LOST));
  }

  /** The first call about the next payout of the payment is lost. */
  public CrashScenario timesOutLost(String paymentId) {
    return fate(paymentId, new Fate(State.PAID, Fault.REQUEST_LOST));
  }

  /** What a person settles as not paid is paid again. */
  public CrashScenario retriedAfterPerson() {
    return new CrashScenario(name, sale, abilities, fates, steps, true);
  }

  private CrashScenario fate(String paymentId, Fate fate) {
    return new CrashScenario(
        name,
        sale,
        abilities,
        ScriptedFates.with(fates, paymentId, fate),
        steps,
        retriesAfterPerson);
  }

  private CrashScenario then(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new CrashScenario(name, sale, abilities, fates, List.copyOf(more), retriesAfterPerson);
  }

  /** A client asks for the refund of the order, under a key of its own. */
  public CrashScenario create(RefundRequest request) {
    String tag = "ask" + steps.size();
    return then(run -> run.ask(Ask.of(tag, request, "key of " + tag)));
  }

  /** A client asks for the refund of a payment, under a key of its own. */
  public CrashScenario refundPayment(PaymentRefundRequest request) {
    String tag = "ask" + steps.size();
    return then(run -> run.ask(Ask.of(tag, request, "key of " + tag)));
  }

  /** A worker does what is due. */
  public CrashScenario work() {
    return then(run -> run.once(() -> Worker.run(run.world, run.process(), 0)));
  }

  /** Time goes by. */
  public CrashScenario passes(Duration time) {
    return then(run -> run.world.pass(time));
  }

  public CrashScenario approve(int refund) {
    return command(refund, "approve", (e, id) -> e.approve(id, Actions.AGENT, null));
  }

  public CrashScenario process(int refund) {
    return command(refund, "process", (e, id) -> e.process(id, Actions.AGENT, null));
  }

  public CrashScenario cancel(int refund) {
    return command(refund, "cancel", (e, id) -> e.cancel(id, Actions.AGENT, null));
  }

  public CrashScenario retry(int refund) {
    return command(refund, "retry", (e, id) -> e.retry(id, Actions.AGENT, null));
  }

  public CrashScenario redirectToStoreCredit(int refund) {
    return command(
        refund,
        "redirect",
        (e, id) -> e.redirect(id, RequestedMethod.Type.STORE_CREDIT, Actions.AGENT, null));
  }

  public CrashScenario closeReturn(int refund) {
    return command(refund, "close return", (e, id) -> e.closeReturn(id, Actions.AGENT, null));
  }

  /** Goods come back. */
  public CrashScenario receive(int refund, String lineId, int units, Condition condition) {
    List<Arrival> goods = List.of(new Arrival(lineId, units, condition));
    return then(run -> run.world.shop.parcel(run.id(refund), lineId, units))
        .command(refund, "receive", (e, id) -> e.receiveReturn(id, goods, Actions.AGENT, null));
  }

  /** Goods were looked at. */
  public CrashScenario inspect(int refund, String lineId, int units, Condition condition) {
    List<Arrival> goods = List.of(new Arrival(lineId, units, condition));
    return command(refund, "inspect", (e, id) -> e.inspect(id, goods, Actions.AGENT, null));
  }

  private CrashScenario command(
      int refund, String what, BiFunction<RefundEngine, String, Answer<Refund>> call) {
    return then(run -> run.command(refund, what, call));
  }

  /** The processor settles what it has left pending, and sends a notice. */
  public CrashScenario settlesPending(boolean paid) {
    return settles(State.PENDING, paid ? State.PAID : State.DECLINED);
  }

  /** The processor pays what it had declined, and sends a notice. */
  public CrashScenario paysLate() {
    return settles(State.DECLINED, State.PAID);
  }

  /** The processor takes back what it had paid, and sends a notice. */
  public CrashScenario takesBack() {
    return settles(State.PAID, State.REVERSED);
  }

  private CrashScenario settles(State from, State to) {
    return then(
        run -> {
          for (Entry entry : List.copyOf(run.world.processor.entries())) {
            if (entry.state == from) {
              run.world.processor.settle(entry, to);
              Notices.Sent notice = run.world.notices.make(entry.order, to == State.PAID);
              run.report(notice);
            }
          }
        });
  }

  /** Somebody gives money back by hand, and both books are compared. */
  public CrashScenario byHand(String paymentId, long amountMinor) {
    return then(
        run -> {
          run.world.processor.byHand(paymentId, amountMinor, sale.currency().code());
          run.once(() -> Bookkeeper.run(run.world, run.process()));
        });
  }

  String name() {
    return name;
  }

  Setting setting() {
    return Setting.of(abilities, sale);
  }

  Fates fates() {
    return new ScriptedFates(fates);
  }

  List<Step> steps() {
    return steps;
  }

  boolean retriesAfterPerson() {
    return retriesAfterPerson;
  }

  @Override
  public String toString() {
    return name;
  }
}
