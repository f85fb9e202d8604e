package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.UNPAID;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.REASON;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.sellable;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.refundkit.actor.Actor;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.RefundQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R6, R8: of several things that are wrong, which one is answered. */
class OrderOfRefusalsTest {

  private static final Actor READER = Actor.of("reader", List.of("refunds:read", "payments:read"));
  private static final Actor SMALL =
      Actor.of("small", List.of("refunds:write:USD:1", "payments:write:USD:1"));
  private static final RefundRequest INVALID = full(" ");
  private static final RefundRequest UNKNOWN_ORDER = full("order_none");
  private static final RefundRequest TOO_MUCH =
      full(PLAIN).withAmounts(RequestedAmounts.total(20_000));

  private final Shop shop = new Shop();

  /** From the first that is looked at to the last; each request is also wrong in all later ways. */
  static Stream<Arguments> requests() {
    return Stream.of(
        arguments("scope before everything", READER, "used", INVALID, RefusalCode.FORBIDDEN),
        arguments(
            "key before validation", SMALL, "used", INVALID, RefusalCode.IDEMPOTENCY_KEY_REUSED),
        arguments(
            "validation before the order", SMALL, "new", INVALID, RefusalCode.INVALID_REQUEST),
        arguments(
            "the order before its money", SMALL, "new", UNKNOWN_ORDER, RefusalCode.ORDER_NOT_FOUND),
        arguments(
            "captured money before amounts",
            SMALL,
            "new",
            full(UNPAID).withAmounts(RequestedAmounts.total(20_000)),
            RefusalCode.PAYMENT_NOT_REFUNDABLE),
        arguments(
            "what is left before the limit",
            SMALL,
            "new",
            TOO_MUCH,
            RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE),
        arguments("the limit at last", SMALL, "new", full(PLAIN), RefusalCode.FORBIDDEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void a_request_is_refused_for(
      String title, Actor actor, String key, RefundRequest request, RefusalCode code) {
    shop.engine.create(partial(PLAIN, units("mug", 1)), CUSTOMER, "used").orElseThrow();
    assertThat(shop.refused(() -> shop.engine.create(request, actor, key)).code()).isEqualTo(code);
  }

  static Stream<Arguments> paymentRequests() {
    return Stream.of(
        arguments("scope before everything", READER, "used", "", RefusalCode.FORBIDDEN),
        arguments("key before validation", SMALL, "used", "", RefusalCode.IDEMPOTENCY_KEY_REUSED),
        arguments("validation before the payment", SMALL, "new", "", RefusalCode.INVALID_REQUEST),
        arguments(
            "the payment before its money", SMALL, "new", "none", RefusalCode.PAYMENT_NOT_FOUND),
        arguments(
            "captured money before amounts",
            SMALL,
            "new",
            "authorized_card",
            RefusalCode.PAYMENT_NOT_REFUNDABLE),
        arguments(
            "what is left before the limit",
            SMALL,
            "new",
            "card",
            RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE),
        arguments("the limit at last", SMALL, "new", "yen_card", RefusalCode.FORBIDDEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paymentRequests")
  void a_payment_refund_is_refused_for(
      String title, Actor actor, String key, String payment, RefusalCode code) {
    shop.engine.create(partial(PLAIN, units("mug", 1)), CUSTOMER, "used").orElseThrow();
    long amount = payment.equals("yen_card") ? 100 : 20_000;
    PaymentRefundRequest request = PaymentRefundRequest.of(payment, amount, REASON);
    assertThat(shop.refused(() -> shop.engine.refundPayment(request, actor, key)).code())
        .isEqualTo(code);
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        command("approve", (e, call) -> e.approve(call.id, call.actor, call.note)),
        command("reject", (e, call) -> e.reject(call.id, call.actor, call.note)),
        command("cancel", (e, call) -> e.cancel(call.id, call.actor, call.note)),
        command("process", (e, call) -> e.process(call.id, call.actor, null)),
        command(
            "receive_return",
            (e, call) ->
                e.receiveReturn(call.id, List.of(sellable("x", 1)), call.actor, call.note)),
        command(
            "inspect",
            (e, call) -> e.inspect(call.id, List.of(sellable("x", 1)), call.actor, call.note)),
        command("close_return", (e, call) -> e.closeReturn(call.id, call.actor, call.note)),
        command("retry", (e, call) -> e.retry(call.id, call.actor, null)),
        command(
            "redirect",
            (e, call) -> e.redirect(call.id, RequestedMethod.Type.STORE_CREDIT, call.actor, null)),
        command("resolve", (e, call) -> e.resolve(call.id, "x", true, null, call.actor, "note")));
  }

  /** One call of a command. */
  record Call(String id, Actor actor, @Nullable String note) {}

  private static Arguments command(
      String name, BiFunction<RefundEngine, Call, Answer<Refund>> command) {
    return arguments(name, command);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void the_scope_comes_before_the_refund(
      String name, BiFunction<RefundEngine, Call, Answer<Refund>> command) {
    shop.processor.abilities =
        new ProcessorAbilities(64, Duration.ZERO, false, false, false, Map.of());
    Call call = new Call("refund_none", READER, "x".repeat(5_000));
    assertThat(shop.refused(() -> command.apply(shop.engine, call)).code())
        .isEqualTo(RefusalCode.FORBIDDEN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void an_unknown_refund_is_not_found(
      String name, BiFunction<RefundEngine, Call, Answer<Refund>> command) {
    Refusal refusal =
        shop.refused(() -> command.apply(shop.engine, new Call("refund_none", AGENT, null)));
    assertThat(refusal.code()).isEqualTo(RefusalCode.REFUND_NOT_FOUND);
  }

  @Test
  void an_outside_fact_and_every_read_need_their_scope_first() {
    Actor nobody = Actor.of("nobody", List.of());
    RefundEngine e = shop.engine;
    Stream.<Answer<?>>of(
            e.get("none", nobody),
            e.list(RefundQuery.ALL, "x", -1, nobody),
            e.attention("x", -1, nobody),
            e.payment("none", nobody),
            e.order("none", nobody),
            e.quote(INVALID, nobody),
            e.dispute("none", "", -1, Dispute.Stage.OPEN, READER),
            e.recordExternal("none", -1, "", READER))
        .forEach(answer -> assertThat(codeOf(answer)).isEqualTo(RefusalCode.FORBIDDEN));
  }

  @Test
  void the_state_comes_before_limit_and_four_eyes() {
    Refund processing = shop.create(full(PLAIN));
    Actor own = Actor.of("customer", List.of("refunds:approve:USD:1"));
    assertThat(shop.refused(() -> shop.engine.approve(processing.id(), own, null)).code())
        .isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
  }

  @Test
  void the_limit_comes_before_four_eyes() {
    shop.policy.says(Outcome.REVIEW);
    Refund pending = shop.create(full(PLAIN));
    Actor own = Actor.of("customer", List.of("refunds:approve:USD:1"));
    assertThat(shop.refused(() -> shop.engine.approve(pending.id(), own, null)).message())
        .contains("up to 1 minor units");
  }

  @Test
  void a_positive_adjustment_needs_the_scope_to_approve_before_anything_else_is_looked_at() {
    Actor clerk = Actor.of("clerk", List.of("refunds:write"));
    RequestedAmounts goodwill = new RequestedAmounts(null, null, null, 100L, null, null);
    for (RefundRequest request : List.of(full("order_none"), full(PLAIN), INVALID)) {
      assertThat(
              shop.refused(() -> shop.engine.create(request.withAmounts(goodwill), clerk)).code())
          .isEqualTo(RefusalCode.FORBIDDEN);
    }
  }

  private static RefusalCode codeOf(Answer<?> answer) {
    return ((Answer.Refused<?>) answer).refusal().code();
  }
}
