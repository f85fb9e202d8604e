package dev.refundkit.testkit.simulation;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.policy.Condition;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Command;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundItem;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.ReturnState;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.sale.Sale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Draws what happens next, and lets it happen. */
final class Actions implements Interference.Others {

  static final Actor AGENT = Actor.of("agent");

  private static final int NEWS = 10;

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(3),
          Duration.ofMinutes(20),
          Duration.ofMinutes(61),
          Duration.ofMinutes(170),
          Duration.ofHours(5),
          Duration.ofHours(26),
          Duration.ofDays(4));

  private static final List<Command> COMMANDS =
      List.of(
          Command.APPROVE,
          Command.APPROVE,
          Command.APPROVE,
          Command.RETRY,
          Command.RETRY,
          Command.RETRY,
          Command.REDIRECT,
          Command.PROCESS,
          Command.PROCESS,
          Command.CANCEL,
          Command.CLOSE_RETURN,
          Command.REJECT);

  private final SimulatedWorld world;
  private final Choices choices;
  private final Requests requests;
  private final OutsideActions outside;
  private int asked;

  Actions(SimulatedWorld world, FaultPlan plan) {
    this.world = world;
    this.choices = world.choices;
    this.requests = new Requests(choices, world.policy.reasons().stream().sorted().toList());
    this.outside = new OutsideActions(world, plan);
  }

  /** One action of one process or of the world outside. */
  void next() {
    int what = choices.weighted(20, 8, 12, 7, 14, 8, 6, 12, 2, 2);
    if (what == 1) {
      passTime();
      return;
    }
    if (what == 7) {
      outside.next();
      return;
    }
    SimulatedProcess process = world.process(choices.weighted(3, 2));
    world.on(process, () -> act(what, process));
  }

  private void act(int what, SimulatedProcess process) {
    switch (what) {
      case 0 -> work(process, choices.weighted(4, 1, 1));
      case 2 -> askOrder(process);
      case 3 -> askPayment(process);
      case 4 -> command(process);
      case 5 -> goods(process);
      case 6 -> repeat(process);
      case 8 -> quote(process);
      case NEWS -> outside.news(process);
      default -> outside.kill(process);
    }
  }

  private void passTime() {
    Duration wait = choices.of(WAITS);
    world.narration.line(() -> wait + " go by");
    world.pass(wait);
  }

  @Override
  public void work(SimulatedProcess busy) {
    SimulatedProcess other = world.other(busy);
    world.on(other, () -> work(other, choices.weighted(4, 1, 1)));
  }

  @Override
  public void ask(SimulatedProcess busy) {
    SimulatedProcess other = world.other(busy);
    int what = choices.of(4, 2, 3, 4, 5, 6, NEWS);
    world.on(other, () -> act(what, other));
  }

  @Override
  public void takeOver(SimulatedProcess busy) {
    SimulatedProcess other = world.other(busy);
    world.on(
        other,
        () -> {
          work(other, 0);
          Person.resolveAll(world, other);
          for (Refund refund : some(r -> likely(r, Command.RETRY))) {
            call(other, Command.RETRY, refund.id(), AGENT);
          }
          work(other, 0);
        });
  }

  /**
   * A worker runs.
   *
   * @param most so many effects at most; 0 for all
   */
  private void work(SimulatedProcess process, int most) {
    world.narration.line(
        () -> process + ": works" + (most == 0 ? "" : ", on " + most + " effects at most"));
    Worker.run(world, process, most);
  }

  private void askOrder(SimulatedProcess process) {
    Sale sale = choices.of(world.allSales());
    String key = choices.oneIn(4) ? null : "key" + asked;
    boolean failed =
        world.store.ofSale(sale.id()).stream().anyMatch(r -> r.status() == RefundStatus.FAILED);
    RefundRequest request =
        failed && choices.oneIn(2) ? requests.everything(sale) : requests.order(sale);
    world.clients.ask(process, Ask.of("ask" + asked++, request, key));
  }

  private void askPayment(SimulatedProcess process) {
    Sale sale = choices.of(world.allSales());
    String key = choices.oneIn(4) ? null : "key" + asked;
    world.clients.ask(process, Ask.of("ask" + asked++, requests.payment(sale), key));
  }

  private void repeat(SimulatedProcess process) {
    List<Ask> keyed = world.clients.asks().stream().filter(ask -> ask.key != null).toList();
    List<Ask> lost = keyed.stream().filter(ask -> ask.unanswered).toList();
    List<Ask> from = lost.isEmpty() || choices.oneIn(4) ? keyed : lost;
    if (from.isEmpty()) {
      return;
    }
    Ask ask = choices.of(from);
    boolean otherwise = choices.oneIn(6);
    if (otherwise && world.store.knownAnswer(String.valueOf(ask.key)).isPresent()) {
      world.clients.reuse(process, ask, ask.otherwise());
    } else {
      world.clients.ask(process, ask);
    }
  }

  private void quote(SimulatedProcess process) {
    Sale sale = choices.of(world.allSales());
    RefundRequest request = requests.order(sale);
    world.clients.call(
        process, "quote " + Requests.words(request), engine -> engine.quote(request, Ask.CUSTOMER));
  }

  private void command(SimulatedProcess process) {
    List<Command> possible = new ArrayList<>();
    for (Command command : COMMANDS) {
      if (world.store.all().stream().anyMatch(refund -> likely(refund, command))) {
        possible.add(command);
      }
    }
    boolean sensible = !possible.isEmpty() && !choices.oneIn(8);
    Command command = choices.of(sensible ? possible : COMMANDS);
    List<Refund> from = some(sensible ? r -> likely(r, command) : r -> true);
    if (!from.isEmpty()) {
      Actor who = command == Command.APPROVE && choices.oneIn(8) ? Ask.CUSTOMER : AGENT;
      call(process, command, choices.of(from).id(), who);
    }
  }

  private void call(SimulatedProcess process, Command command, String id, Actor who) {
    world.clients.call(
        process,
        command.name().toLowerCase(Locale.ROOT) + " " + id,
        engine -> command(engine, command, id, who));
  }

  private List<Refund> some(Predicate<Refund> fits) {
    return world.store.all().stream().filter(fits).toList();
  }

  private static boolean likely(Refund refund, Command command) {
    ReturnState goods = refund.returns().state();
    boolean open = goods == ReturnState.AWAITING || goods == ReturnState.PARTIALLY_RECEIVED;
    return refund.status().allows(command) && (command != Command.CLOSE_RETURN || open);
  }

  private static Answer<Refund> command(
      RefundEngine engine, Command command, String id, Actor who) {
    return switch (command) {
      case APPROVE -> engine.approve(id, who, null);
      case REJECT -> engine.reject(id, AGENT, null);
      case CANCEL -> engine.cancel(id, AGENT, null);
      case PROCESS -> engine.process(id, AGENT, null);
      case CLOSE_RETURN -> engine.closeReturn(id, AGENT, null);
      case RETRY -> engine.retry(id, AGENT, null);
      case REDIRECT -> engine.redirect(id, RequestedMethod.Type.STORE_CREDIT, AGENT, null);
      case RECEIVE_RETURN, INSPECT -> throw new IllegalArgumentException(command + " needs goods");
    };
  }

  private void goods(SimulatedProcess process) {
    boolean inspect = choices.oneIn(3);
    ToIntFunction<RefundItem> open = inspect ? RefundItem::inspecting : RefundItem::missing;
    Command command = inspect ? Command.INSPECT : Command.RECEIVE_RETURN;
    List<Refund> from =
        some(
            r ->
                r.status().allows(command)
                    && r.items().stream().anyMatch(item -> open.applyAsInt(item) > 0));
    if (from.isEmpty()) {
      return;
    }
    Refund refund = choices.of(from);
    RefundItem item =
        choices.of(refund.items().stream().filter(i -> open.applyAsInt(i) > 0).toList());
    int units = 1 + choices.below(open.applyAsInt(item));
    Condition condition =
        inspect
            ? choices.of(Condition.SELLABLE, Condition.DAMAGED)
            : choices.of(Condition.SELLABLE, Condition.SELLABLE, Condition.UNKNOWN);
    List<Arrival> goods = List.of(new Arrival(item.lineId(), units, condition));
    if (!inspect) {
      world.shop.parcel(refund.id(), item.lineId(), units);
    }
    String what = "%s %d %s %s of %s";
    world.clients.call(
        process,
        what.formatted(
            inspect ? "inspect" : "receive", units, condition.wire(), item.lineId(), refund.id()),
        engine ->
            inspect
                ? engine.inspect(refund.id(), goods, AGENT, null)
                : engine.receiveReturn(refund.id(), goods, AGENT, null));
  }
}
