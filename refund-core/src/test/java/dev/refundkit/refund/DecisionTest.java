package dev.refundkit.refund;

import static dev.refundkit.SaleFixture.NOW;
import static dev.refundkit.refund.RefundLife.AGENT;
import static dev.refundkit.refund.RefundShop.TOTAL;
import static dev.refundkit.refund.RefundShop.TWO_WEEKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.refundkit.Asks;
import dev.refundkit.SaleFixture;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** L4, R9: a refund is approved or rejected, by the policy or a person, and payment starts. */
class DecisionTest {

  private final RefundShop shop = RefundShop.oneCard();

  private static RefundRequest notAtOnce() {
    return Asks.full().withProcessing(new Processing(null, null, false));
  }

  private static RefundRequest quietly() {
    return Asks.full().withProcessing(new Processing(null, false, null));
  }

  @Test
  void what_the_policy_approves_is_paid_at_once() {
    RefundLife life = shop.opensFull();
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.refund().approval()).isEqualTo(new Approval("system", NOW, true));
    assertThat(life.steps()).containsExactly("created", "approved", "processing");
    assertThat(life.payoutStates()).containsExactly(PayoutState.CLEARED);
    assertThat(life.wants())
        .containsExactly(
            new Effect(
                "pay:r1-1",
                Effect.Kind.PAY,
                SaleFixture.ORDER,
                life.refund().id(),
                "r1-1",
                0,
                NOW));
  }

  @Test
  void what_the_policy_leaves_open_waits_for_a_person_and_holds_its_money() {
    RefundLife life = shop.says(Outcome.REVIEW).opensFull();
    assertThat(life.status()).isEqualTo(RefundStatus.PENDING);
    assertThat(life.refund().approval()).isNull();
    assertThat(life.refund().paymentStatus()).isEqualTo(PaymentStatus.PENDING);
    assertThat(life.steps()).containsExactly("created");
    assertThat(life.wants()).isEmpty();
    assertThat(shop.room()).isZero();
    assertThat(shop.unitsLeft("shoes")).isZero();
  }

  @Test
  void what_the_policy_rejects_takes_nothing_and_the_customer_is_told_r9() {
    RefundLife life = shop.says(Outcome.REJECT).opensFull();
    assertThat(life.status()).isEqualTo(RefundStatus.REJECTED);
    assertThat(life.steps()).containsExactly("created", "rejected");
    assertThat(life.lastStep().actor()).isEqualTo("system");
    assertThat(life.refund().payouts()).isEmpty();
    assertThat(life.refund().held().total()).isZero();
    assertThat(life.refund().paymentStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(life.wants(Effect.Kind.NOTIFY)).extracting(Effect::subject).containsOnly("rejected");
    assertThat(shop.room()).isEqualTo(TOTAL);
    assertThat(shop.unitsLeft("shoes")).isEqualTo(2);
  }

  @Test
  void a_person_approves_with_a_note_and_payment_starts() {
    RefundLife life = shop.says(Outcome.REVIEW).opensFull();
    shop.later(Duration.ofHours(1));

    life.approve("looks fine");

    assertThat(life.refund().approval()).isEqualTo(new Approval(AGENT, shop.now(), false));
    assertThat(life.refund().timeline().get(1))
        .isEqualTo(new TimelineEntry("approved", shop.now(), AGENT, "looks fine"));
    assertThat(life.lastStep())
        .isEqualTo(new TimelineEntry("processing", shop.now(), "system", null));
    assertThat(life.wants(Effect.Kind.PAY)).extracting(Effect::dueAt).containsExactly(shop.now());
    assertThat(life.refund().updatedAt()).isEqualTo(shop.now());
  }

  @Test
  void a_person_rejects_and_all_is_free_again() {
    RefundLife life = shop.says(Outcome.REVIEW).opensFull().reject();
    assertThat(life.status()).isEqualTo(RefundStatus.REJECTED);
    assertThat(life.lastStep()).isEqualTo(new TimelineEntry("rejected", NOW, AGENT, "not in time"));
    assertThat(life.payoutStates()).containsExactly(PayoutState.RELEASED);
    assertThat(life.payout(1).failure()).isEqualTo("rejected");
    assertThat(life.wants(Effect.Kind.NOTIFY)).extracting(Effect::subject).containsOnly("rejected");
    assertThat(shop.room()).isEqualTo(TOTAL);
    assertThat(shop.unitsLeft("shoes")).isEqualTo(2);
    assertThat(shop.worthLeft("shoes").total()).isEqualTo(11_000);
    assertThat(life.refund().paid().isZero()).isTrue();
  }

  @Test
  void a_customer_who_is_not_to_be_told_is_not_told_l4() {
    assertThat(shop.says(Outcome.REVIEW).opens(quietly()).reject().wants()).isEmpty();
    assertThat(shop.says(Outcome.REJECT).opens(quietly()).wants()).isEmpty();
  }

  @Test
  void payment_that_is_not_to_start_at_once_waits_for_process_l4() {
    RefundLife life = shop.opens(notAtOnce());
    assertThat(life.status()).isEqualTo(RefundStatus.APPROVED);
    assertThat(life.payoutStates()).containsExactly(PayoutState.RESERVED);
    assertThat(life.wants()).isEmpty();

    life.process();

    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.lastStep()).isEqualTo(new TimelineEntry("processing", NOW, AGENT, "go on"));
    assertThat(life.wants(Effect.Kind.PAY)).hasSize(1);
  }

  @Test
  void payment_that_waits_for_goods_cannot_be_started_l10() {
    RefundLife life = shop.paysAfterReturn().opens(notAtOnce());
    Refusal refusal = life.refuses(RefundLife::process);
    assertThat(refusal.code()).isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
    assertThat(refusal.message()).contains("r1", "process", "waits for the goods", "awaiting");
  }

  @Test
  void goods_worth_nothing_are_completed_as_soon_as_they_are_approved_m17() {
    RefundShop gifts =
        new RefundShop(SaleFixture.usd().line("gift", 1, 0, 0).card("card", 100).build());
    RefundLife life = gifts.says(Outcome.REVIEW).opens(Asks.itemReturn("gift", 1));
    assertThat(life.refund().paymentStatus()).isEqualTo(PaymentStatus.PENDING);

    life.approve();

    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.refund().paymentStatus()).isEqualTo(PaymentStatus.COMPLETED);
    assertThat(life.wants(Effect.Kind.NOTIFY))
        .extracting(Effect::subject)
        .containsOnly("completed");
    assertThat(gifts.unitsLeft("gift")).isZero();
  }

  @Test
  void goods_worth_nothing_are_completed_at_once_even_where_payment_shall_wait_m17() {
    RefundShop gifts =
        new RefundShop(SaleFixture.usd().line("gift", 1, 0, 0).card("card", 100).build());
    gifts.says(RefundShop.awaiting(true, TWO_WEEKS));
    RefundLife life =
        gifts.opens(Asks.itemReturn("gift", 1).withProcessing(new Processing(null, null, false)));
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.AWAITING);
    assertThat(life.receive("gift", 1).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.RECEIVED);
  }

  @Test
  void goods_worth_nothing_are_completed_once_though_they_arrive_later_m17() {
    RefundShop gifts =
        new RefundShop(SaleFixture.usd().line("gift", 1, 0, 0).card("card", 100).build());
    gifts.says(RefundShop.awaiting(true, TWO_WEEKS));
    RefundLife life = gifts.opens(Asks.itemReturn("gift", 1)).receive("gift", 1);
    assertThat(life.refund().timeline())
        .extracting(TimelineEntry::status)
        .containsOnlyOnce("completed")
        .endsWith("return_received");
  }

  @Test
  void the_approval_asks_for_a_label_and_bounds_the_wait_for_goods_l10() {
    RefundLife life = shop.says(RefundShop.awaiting(false, TWO_WEEKS)).opensFull();
    assertThat(life.status()).as("payment does not wait").isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.refund().returns().by()).isEqualTo(NOW.plus(TWO_WEEKS));
    assertThat(life.wants(Effect.Kind.LABEL))
        .containsExactly(
            new Effect("r1:label:1", Effect.Kind.LABEL, SaleFixture.ORDER, "r1", "label", 0, NOW));
    assertThat(life.wants(Effect.Kind.CLOSE_RETURN))
        .extracting(Effect::key, Effect::dueAt)
        .containsExactly(tuple("r1:close_return:1", NOW.plus(TWO_WEEKS)));
  }

  @Test
  void a_wait_without_a_bound_is_not_closed_by_itself() {
    RefundLife life = shop.says(RefundShop.awaiting(true, null)).opensFull();
    assertThat(life.refund().returns().by()).isNull();
    assertThat(life.wants()).extracting(Effect::kind).containsExactly(Effect.Kind.LABEL);
  }

  @Test
  void the_wait_for_goods_runs_from_the_approval_l10() {
    RefundLife life =
        shop.says(
                RefundShop.awaiting(true, TWO_WEEKS)
                    .and(Outcome.REVIEW, Reason.of("big", "review", "large")))
            .opensFull();
    assertThat(life.refund().returns().by()).isNull();
    assertThat(life.wants()).isEmpty();
    shop.later(Duration.ofDays(30));
    assertThat(life.approve().refund().returns().by()).isEqualTo(shop.now().plus(TWO_WEEKS));
    assertThat(life.status()).isEqualTo(RefundStatus.APPROVED);
  }

  @Test
  void a_clock_that_goes_back_does_not_turn_the_refund_back() {
    RefundLife life = shop.says(Outcome.REVIEW).opensFull();
    shop.at(NOW.minusSeconds(60));
    life.approve();
    assertThat(life.refund().updatedAt()).isEqualTo(NOW);
    assertThat(life.refund().timeline()).extracting(TimelineEntry::at).containsOnly(NOW);
  }

  @Test
  void a_refund_that_waits_for_a_person_is_not_said_to_wait_for_goods() {
    RefundLife life =
        shop.says(
                RefundShop.awaiting(true, null)
                    .and(Outcome.REVIEW, Reason.of("big", "review", "large")))
            .opensFull();
    assertThat(life.refuses(RefundLife::process).message()).contains("it is pending");
  }
}
