package dev.refundkit.testkit.simulation;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Answer;
import dev.refundkit.spi.RefundStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** One run of a scenario, in which the process dies at given points. */
final class CrashRun {

  private static final Duration A_WHILE = Duration.ofHours(2);

  private final CrashScenario scenario;
  private final CrashSource source;
  final SimulatedWorld world;
  private final List<Ask> asks = new ArrayList<>();

  CrashRun(
      CrashScenario scenario,
      RefundStore store,
      RefundPolicy policy,
      List<Integer> crashes,
      boolean told) {
    Choices choices = Choices.replay(new Tape(List.of()));
    choices.nextStep();
    this.scenario = scenario;
    this.source = new CrashSource(crashes);
    this.world =
        new SimulatedWorld(choices, new Narration(told), store, policy, scenario.setting());
    world.fates(scenario.fates());
    world.interference.by(source);
  }

  SimulatedProcess process() {
    return world.process(0);
  }

  CrashSource source() {
    return source;
  }

  /** Lives through the whole scenario; what matters in the end. */
  List<String> live() {
    for (CrashScenario.Step step : scenario.steps()) {
      world.narration.step();
      step.happens(this);
      world.invariants.check();
    }
    new Rest(world).comeToRest();
    if (scenario.retriesAfterPerson() && retryUnpaid()) {
      new Rest(world).comeToRest();
    }
    return CrashEnd.of(world, asks);
  }

  private boolean retryUnpaid() {
    boolean any = false;
    for (Refund refund : List.copyOf(world.store.all())) {
      boolean unpaid =
          refund.livePayouts().stream()
              .map(Payout::failure)
              .anyMatch("resolved_as_not_paid"::equals);
      if (unpaid && refund.status() == RefundStatus.FAILED) {
        any = true;
        world.clients.call(
            process(),
            "retry " + refund.id(),
            engine -> engine.retry(refund.id(), Actions.AGENT, null));
      }
    }
    return any;
  }

  /** A client asks, and asks again under its key until there is an answer. */
  void ask(Ask ask) {
    asks.add(ask);
    untilAnswered(() -> world.clients.ask(process(), ask), () -> false);
  }

  /** A client calls about a refund; without an answer it looks at the refund before it repeats. */
  void command(int which, String what, BiFunction<RefundEngine, String, Answer<Refund>> call) {
    String id = id(which);
    long steps = steps(id);
    untilAnswered(
        () -> world.clients.call(process(), what + " " + id, e -> call.apply(e, id)),
        () -> steps(id) > steps);
  }

  /** A notice is sent until it is taken. */
  void report(Notices.Sent notice) {
    untilAnswered(() -> world.notices.report(process(), notice), () -> false);
  }

  /** What people have done with a refund; what the system does meanwhile is no answer to them. */
  private long steps(String id) {
    return world.store.known(id).stream()
        .flatMap(refund -> refund.timeline().stream())
        .filter(entry -> entry.actor().equals(Actions.AGENT.id()))
        .count();
  }

  String id(int which) {
    Refund answer = asks.get(which).answer;
    return answer == null ? "none" : answer.id();
  }

  private void untilAnswered(Runnable call, BooleanSupplier done) {
    boolean lived = lives(call);
    while (!lived) {
      recover();
      lived = done.getAsBoolean() || lives(call);
    }
  }

  private boolean lives(Runnable work) {
    source.begin();
    return world.on(process(), work);
  }

  /** Something that nobody repeats, such as a run of effects. */
  void once(Runnable work) {
    if (!lives(work)) {
      recover();
    }
  }

  /** The next process does what is due. */
  private void recover() {
    do {
      world.pass(A_WHILE);
    } while (!lives(() -> Worker.run(world, process(), 0)));
  }
}
