package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TWO_PAYMENTS;
import static dev.refundkit.engine.Orders.UNSHIPPED;
import static dev.refundkit.engine.Shop.REASON;
import static dev.refundkit.engine.Shop.full;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Condition;
import dev.refundkit.refund.Command;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import java.time.Duration;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;

/** Whatever is asked and however the processor answers, the books stay true. */
class LifeTest {

  private static final int STEPS = 25;
  private static final boolean PROOF = Boolean.getBoolean("refundkit.proof");

  /** One thing that happens, with a name for the report of a failure. */
  private record Step(String name, Consumer<Life> happens) {}

  /** The same lives in every build, so that everything interesting certainly happens. */
  @Property(tries = 300, seed = "20240301")
  void what_is_always_true_holds_after_every_step(@ForAll("lives") ActionChain<Life> life) {
    live(life);
  }

  @Property(tries = 6_000)
  void and_in_many_more_lives_where_there_is_time(@ForAll("lives") ActionChain<Life> life) {
    if (PROOF) {
      live(life);
    }
  }

  private static void live(ActionChain<Life> life) {
    life.withInvariant("always true", Life::check).run().comeToRest();
  }

  @AfterContainer
  static void everything_interesting_has_happened() {
    assertThat(Situations.seen())
        .contains(
            "status pending",
            "status approved",
            "status completed",
            "status failed",
            "status rejected",
            "status cancelled",
            "payout unknown",
            "payout pending",
            "payout needs_attention",
            "partial failure",
            "paid again",
            "restocked",
            "replay",
            "resolve",
            "approve",
            "reject",
            "cancel",
            "retry",
            "redirect",
            "receive_return",
            "inspect",
            "close_return",
            "step paid_late",
            "step reversed");
  }

  @Provide
  Arbitrary<ActionChain<Life>> lives() {
    return Arbitraries.of(true, true, true, false)
        .flatMap(
            lookup ->
                ActionChain.startWith(() -> new Life().lookup(lookup))
                    .withAction(6, action(requests()))
                    .withAction(8, action(commands()))
                    .withAction(4, action(goods()))
                    .withAction(8, action(runs()))
                    .withAction(3, action(outsideFacts()))
                    .withMaxTransformations(STEPS));
  }

  private static Action.Independent<Life> action(Arbitrary<Step> steps) {
    return () -> steps.map(step -> Transformer.mutate(step.name, step.happens));
  }

  private static Arbitrary<Step> requests() {
    Arbitrary<String> orders = Arbitraries.of(PLAIN, TWO_PAYMENTS, TWO_PAYMENTS, UNSHIPPED);
    Arbitrary<RefundRequest> requests =
        Arbitraries.oneOf(
            Arbitraries.oneOf(
                orders.map(Shop::full),
                orders.map(o -> RefundRequest.of(o, RefundType.SHIPPING, REASON)),
                orders.map(o -> RefundRequest.of(o, RefundType.TAX_ONLY, REASON))),
            Combinators.combine(orders, items()).as((o, item) -> Shop.partial(o, item)),
            Combinators.combine(orders, items()).as((o, item) -> Shop.itemReturn(o, item)),
            Combinators.combine(orders, amounts())
                .as((o, total) -> full(o).withAmounts(RequestedAmounts.total(total))));
    Arbitrary<Life.Mood> moods =
        Arbitraries.oneOf(Arbitraries.just(Life.Mood.APPROVES), Arbitraries.of(Life.Mood.class));
    return Arbitraries.oneOf(
        Combinators.combine(requests, moods)
            .as((r, m) -> step("%s, %s".formatted(asked(r), m), l -> l.create(r, m))),
        Combinators.combine(requests, moods)
            .as((r, m) -> step("%s, %s, key".formatted(asked(r), m), l -> l.createOnce(r, m))),
        Combinators.combine(payments(), amounts())
            .as((p, amount) -> step("pay " + amount + " of " + p, l -> l.pay(p, amount))));
  }

  private static String asked(RefundRequest request) {
    return "%s of %s %s %s"
        .formatted(request.type(), request.orderId(), request.items(), request.amounts().total());
  }

  private static Arbitrary<RequestedItem> items() {
    return Combinators.combine(
            Arbitraries.of("shoes", "shoes", "mug"),
            Arbitraries.integers().between(1, 2),
            Arbitraries.of(true, true, false))
        .as(RequestedItem::new);
  }

  private static Arbitrary<Step> commands() {
    Arbitrary<Step> any =
        Combinators.combine(
                which(),
                Arbitraries.of(Command.class)
                    .filter(c -> c != Command.RECEIVE_RETURN && c != Command.INSPECT))
            .as((w, command) -> step(command + " " + w, l -> l.command(w, command)));
    Arbitrary<Step> sensible =
        Combinators.combine(which(), which())
            .as(
                (w, choice) ->
                    step("choice %d of %d".formatted(choice, w), l -> l.sensible(w, choice)));
    return Arbitraries.oneOf(sensible, sensible, any);
  }

  private static Arbitrary<Step> goods() {
    Arbitrary<Step> receive =
        Combinators.combine(
                which(),
                Arbitraries.of("shoes", "mug"),
                Arbitraries.integers().between(1, 2),
                Arbitraries.of(Condition.SELLABLE, Condition.UNKNOWN, Condition.DAMAGED))
            .as(
                (w, line, n, c) ->
                    step(
                        "receive %d: %d %s %s".formatted(w, n, c, line),
                        l -> l.receive(w, line, n, c)));
    Arbitrary<Step> inspect =
        Combinators.combine(
                which(),
                Arbitraries.of("shoes", "mug"),
                Arbitraries.of(Condition.SELLABLE, Condition.DAMAGED))
            .as((w, line, c) -> step("inspect %d: %s".formatted(w, c), l -> l.inspect(w, line, c)));
    return Arbitraries.oneOf(receive, inspect);
  }

  private static Arbitrary<Step> runs() {
    Arbitrary<Duration> waits = Arbitraries.of(0, 0, 1, 61, 1_500, 4_400).map(Duration::ofMinutes);
    Arbitrary<Step> run =
        Combinators.combine(Arbitraries.of(FakeProcessor.Answer.class), waits)
            .as((a, wait) -> step("run after " + wait + ": " + a, l -> l.run(a, wait)));
    Arbitrary<Step> memory =
        Arbitraries.of(FakeProcessor.Memory.class)
            .map(m -> step("lookup " + m, l -> l.shop.processor.memory = m));
    Arbitrary<Step> person = Arbitraries.just(step("a person looks", Life::resolveAll));
    return Arbitraries.oneOf(run, run, run, run, memory, person);
  }

  private static Arbitrary<Step> outsideFacts() {
    Arbitrary<Step> otherMind =
        which().map(w -> step("the processor changes its mind " + w, l -> l.changeMind(w)));
    return Arbitraries.oneOf(
        otherMind,
        otherMind,
        Combinators.combine(payments(), amounts(), Arbitraries.of(Dispute.Stage.class))
            .as((p, n, s) -> step("dispute of " + p + " " + n + s, l -> l.dispute(p, n, s))),
        Combinators.combine(payments(), amounts())
            .as((p, n) -> step("elsewhere " + n + " of " + p, l -> l.elsewhere(p, n))));
  }

  private static Arbitrary<Integer> which() {
    return Arbitraries.integers().between(0, 9);
  }

  private static Arbitrary<String> payments() {
    return Arbitraries.of("card", "big_card", "gift");
  }

  private static Arbitrary<Long> amounts() {
    return Arbitraries.longs().between(1, 6_000);
  }

  private static Step step(String name, Consumer<Life> happens) {
    return new Step(name, happens);
  }
}
