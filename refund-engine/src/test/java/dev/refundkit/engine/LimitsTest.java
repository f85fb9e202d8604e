package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TWO_PAYMENTS;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.REASON;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.actor.Actor;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedAmounts;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** L3: limits are cumulative per actor, order and day; nobody approves what they asked for. */
class LimitsTest {

  private static final Actor CLERK =
      Actor.of("clerk", List.of("refunds:write:USD:1000", "payments:write:USD:1000"));

  private final Shop shop = new Shop();

  @Test
  void a_lease_lasts_a_second_to_a_day() {
    for (Duration lease : List.of(Duration.ZERO, Duration.ofMillis(999), Duration.ofHours(25))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EngineLimits.DEFAULT.withLease(lease))
          .withMessageContaining("lease");
    }
    assertThat(EngineLimits.DEFAULT.withLease(Duration.ofSeconds(1)).lease()).hasSeconds(1);
  }

  @Test
  void a_limit_adds_up_over_both_endpoints() {
    ask(CLERK, PLAIN, 400);
    pay(CLERK, "card", 500);
    exceeded(() -> shop.engine.create(value(PLAIN, 101), CLERK));
    exceeded(() -> shop.engine.refundPayment(PaymentRefundRequest.of("card", 101, REASON), CLERK));
    ask(CLERK, PLAIN, 100);
    exceeded(() -> shop.engine.create(value(PLAIN, 1), CLERK));
  }

  @Test
  void a_limit_is_per_actor_and_per_order() {
    ask(CLERK, PLAIN, 1_000);
    ask(CLERK, TWO_PAYMENTS, 1_000);
    ask(Actor.of("clerk 2", List.of("refunds:write:USD:1000")), PLAIN, 1_000);
  }

  @Test
  void a_limit_is_per_day_in_utc() {
    ask(CLERK, PLAIN, 1_000);
    shop.clock.advance(Duration.ofHours(12).minusNanos(1));
    exceeded(() -> shop.engine.create(value(PLAIN, 1), CLERK));
    shop.clock.advance(Duration.ofNanos(1));
    ask(CLERK, PLAIN, 1_000);
  }

  @Test
  void what_was_refused_or_rejected_uses_nothing_of_a_limit() {
    exceeded(() -> shop.engine.create(value(PLAIN, 1_001), CLERK));
    shop.policy.says(Outcome.REJECT);
    shop.engine.create(value(PLAIN, 900), CLERK).orElseThrow();
    shop.policy.says(Outcome.APPROVE);
    ask(CLERK, PLAIN, 1_000);
  }

  @Test
  void a_replay_uses_nothing_of_a_limit() {
    for (int i = 0; i < 3; i++) {
      shop.engine.create(value(PLAIN, 1_000), CLERK, "key").orElseThrow();
    }
  }

  @Test
  void a_limit_in_another_currency_allows_nothing() {
    Actor euros = Actor.of("euros", List.of("refunds:write:EUR:1000000"));
    exceeded(() -> shop.engine.create(value(PLAIN, 1), euros));
    Actor both = Actor.of("both", List.of("refunds:write:EUR:1000000", "refunds:write:USD:500"));
    ask(both, PLAIN, 500);
    exceeded(() -> shop.engine.create(value(PLAIN, 1), both));
  }

  @Test
  void the_largest_of_several_limits_counts_and_none_is_no_limit() {
    ask(Actor.of("a", List.of("refunds:write:USD:1", "refunds:write:USD:2000")), PLAIN, 2_000);
    ask(Actor.of("b", List.of("refunds:write:USD:1", "refunds:write")), PLAIN, 3_000);
    ask(Actor.of("c"), PLAIN, 4_000);
  }

  @Test
  void approvals_have_a_limit_of_their_own_that_adds_up_too() {
    shop.policy.says(Outcome.REVIEW);
    Actor lead = Actor.of("lead", List.of("refunds:approve:USD:1000", "refunds:write"));
    Refund first = ask(CLERK, PLAIN, 600);
    Refund second = ask(CLERK, PLAIN, 400);
    Refund third = ask(CUSTOMER, PLAIN, 1);
    ask(lead, PLAIN, 900);

    shop.engine.approve(first.id(), lead, null).orElseThrow();
    shop.engine.approve(second.id(), lead, null).orElseThrow();
    exceeded(() -> shop.engine.approve(third.id(), lead, null));
    assertThat(shop.engine.approve(third.id(), AGENT, null).orElseThrow().status())
        .isEqualTo(RefundStatus.PROCESSING);
  }

  @Test
  void nobody_approves_what_they_asked_for_but_may_reject_or_cancel_it() {
    shop.policy.says(Outcome.REVIEW);
    Refund own = ask(AGENT, PLAIN, 100);
    Refusal refusal = shop.refused(() -> shop.engine.approve(own.id(), AGENT, null));
    assertThat(refusal.code()).isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(shop.engine.reject(own.id(), AGENT, null).orElseThrow().status())
        .isEqualTo(RefundStatus.REJECTED);
    Refund other = ask(AGENT, PLAIN, 100);
    assertThat(shop.engine.cancel(other.id(), AGENT, null).orElseThrow().status())
        .isEqualTo(RefundStatus.CANCELLED);
  }

  @Test
  void nobody_resolves_a_payout_of_what_they_asked_for() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ZERO, false);
    shop.processor.answer(FakeProcessor.Answer.TIMEOUT_LOST);
    Refund own = ask(AGENT, PLAIN, 100);
    shop.run();
    shop.runAfter(Duration.ofHours(1));
    String payout = own.payouts().get(0).id();
    assertThat(
            shop.refused(() -> shop.engine.resolve(own.id(), payout, true, null, AGENT, "seen"))
                .code())
        .isEqualTo(RefusalCode.FORBIDDEN);
    shop.engine.resolve(own.id(), payout, true, null, CUSTOMER, "seen").orElseThrow();
  }

  @Test
  void goodwill_on_top_is_bound_by_the_limit_of_approvals_and_adds_up() {
    shop.orders.put(Orders.sale("order_rich", "USD", true, Orders.card("rich", 100_000)));
    Actor agent = Actor.of("agent 2", List.of("refunds:write", "refunds:approve:USD:100"));
    exceeded(() -> shop.engine.create(goodwill(50_000), agent));
    exceeded(() -> shop.engine.create(goodwill(101), agent));
    shop.engine.create(goodwill(60), agent).orElseThrow();
    exceeded(() -> shop.engine.create(goodwill(41), agent));
    shop.engine.create(goodwill(40), agent).orElseThrow();
    exceeded(() -> shop.engine.create(goodwill(1), agent));

    Actor whole = Actor.of("agent 3", List.of("refunds:write", "refunds:approve:USD:100"));
    assertThat(shop.engine.create(goodwill(100), whole).orElseThrow().accepted().total())
        .isEqualTo(100);
    shop.policy.says(Outcome.REVIEW);
    Refund asked = ask(CUSTOMER, "order_rich", 1);
    exceeded(() -> shop.engine.approve(asked.id(), whole, null));
  }

  private static RefundRequest goodwill(long amount) {
    RequestedAmounts given = new RequestedAmounts(null, null, null, amount, null, null);
    return partial("order_rich", units("shoes", 0)).withAmounts(given);
  }

  private Refund ask(Actor actor, String order, long amount) {
    return shop.engine.create(value(order, amount), actor).orElseThrow();
  }

  private void pay(Actor actor, String payment, long amount) {
    shop.engine
        .refundPayment(PaymentRefundRequest.of(payment, amount, REASON), actor)
        .orElseThrow();
  }

  private void exceeded(Supplier<Answer<?>> call) {
    Refusal refusal = shop.refused(call);
    assertThat(refusal.code()).isEqualTo(RefusalCode.FORBIDDEN);
    assertThat(refusal.message()).contains("up to");
  }

  private static RefundRequest value(String order, long amount) {
    return partial(order, units("shoes", 0)).withAmounts(RequestedAmounts.total(amount));
  }

  @Test
  void a_full_refund_counts_with_what_it_gives() {
    exceeded(() -> shop.engine.create(full(PLAIN), CLERK));
  }
}
