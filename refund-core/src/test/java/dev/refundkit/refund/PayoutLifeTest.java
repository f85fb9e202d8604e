package dev.refundkit.refund;

import static dev.refundkit.SaleFixture.NOW;
import static dev.refundkit.refund.RefundLife.AGENT;
import static dev.refundkit.refund.RefundLife.DECLINED;
import static dev.refundkit.refund.RefundLife.NOT_ATTEMPTED;
import static dev.refundkit.refund.RefundLife.NOT_FOUND;
import static dev.refundkit.refund.RefundLife.PAID;
import static dev.refundkit.refund.RefundLife.PENDING;
import static dev.refundkit.refund.RefundLife.UNCLEAR;
import static dev.refundkit.refund.RefundLife.UNKNOWN;
import static dev.refundkit.refund.RefundShop.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.Asks;
import dev.refundkit.SaleFixture;
import dev.refundkit.policy.Outcome;
import dev.refundkit.request.Processing;
import dev.refundkit.sale.Worth;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A payout is sent and heard of, and what that makes of its refund. */
class PayoutLifeTest {

  private final RefundShop shop = RefundShop.oneCard();

  @Test
  void a_payout_that_is_sent_remembers_when_it_was_first_sent() {
    RefundLife life = shop.opensFull().send(1);
    assertThat(life.payout(1).state()).isEqualTo(PayoutState.SENDING);
    assertThat(life.payout(1).sentAt()).isEqualTo(NOW);

    life.hear(1, NOT_FOUND);
    shop.later(Duration.ofHours(1));
    life.send(1);

    assertThat(life.payout(1).sentAt()).isEqualTo(NOW);
    assertThat(life.refund().paymentStatus()).isEqualTo(PaymentStatus.PROCESSING);
  }

  @Test
  void a_payout_that_the_processor_did_not_try_is_as_if_it_never_had_been_sent() {
    RefundLife life = shop.opensFull();
    Payout before = life.payout(1);
    assertThat(life.sent(1, NOT_ATTEMPTED).payout(1)).isEqualTo(before);
  }

  @Test
  void only_a_payout_that_is_cleared_is_sent() {
    RefundLife waiting = shop.says(Outcome.REVIEW).opens(Asks.itemReturn("mug", 1));
    assertThat(waiting.refund().sending("r1-1", shop.ledger(), NOW)).isNull();
    RefundLife sending = shop.says(Outcome.APPROVE).opens(Asks.itemReturn("shoes", 1)).send(1);
    assertThat(sending.refund().sending("r2-1", shop.ledger(), NOW)).isNull();
    assertThat(sending.refund().sending("r1-1", shop.ledger(), NOW)).isNull();
  }

  @Test
  void one_payout_of_several_is_sent_by_itself() {
    RefundLife life = RefundShop.twoPayments().opensFull().send(2);
    assertThat(life.payoutStates()).containsExactly(PayoutState.CLEARED, PayoutState.SENDING);
    assertThat(life.refund().payout("r1-2")).contains(life.payout(2));
    assertThat(life.refund().payout("r1-3")).isEmpty();
  }

  @Test
  void a_paid_payout_completes_its_refund_and_the_customer_is_told() {
    RefundLife life = shop.opensFull().send(1);
    shop.later(Duration.ofMinutes(1));

    life.hear(1, PAID);

    assertThat(life.payout(1).transactionId()).isEqualTo("tx");
    assertThat(life.payout(1).receiptUrl()).isEqualTo("https://receipt");
    assertThat(life.payout(1).endedAt()).isEqualTo(shop.now());
    assertThat(life.drops()).containsExactly("pay:r1-1");
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.lastStep())
        .isEqualTo(new TimelineEntry("completed", shop.now(), "system", null));
    assertThat(life.wants())
        .containsExactly(
            new Effect(
                "r1:notify:completed:4",
                Effect.Kind.NOTIFY,
                SaleFixture.ORDER,
                "r1",
                "completed",
                0,
                shop.now()));
    assertThat(life.refund().paid()).isEqualTo(life.refund().total());
    assertThat(shop.ledger().refunded()).isEqualTo(TOTAL);
  }

  @Test
  void a_customer_who_is_not_to_be_told_of_the_end_is_not_told_l4() {
    RefundLife life =
        shop.opens(Asks.full().withProcessing(new Processing(null, false, null))).sent(1, PAID);
    assertThat(life.wants()).isEmpty();
  }

  @Test
  void a_declined_payout_fails_its_refund_and_frees_its_money_and_parts_l5() {
    RefundLife life = shop.opensFull().sent(1, DECLINED);
    assertThat(life.status()).isEqualTo(RefundStatus.FAILED);
    assertThat(life.refund().paymentStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(life.payout(1).failure()).isEqualTo("do_not_honor");
    assertThat(life.drops()).containsExactly("pay:r1-1");
    assertThat(life.wants(Effect.Kind.NOTIFY)).extracting(Effect::subject).containsOnly("failed");
    assertThat(life.refund().paid().isZero()).isTrue();
    assertThat(shop.room()).isEqualTo(TOTAL);
    assertThat(shop.unitsLeft("shoes")).isEqualTo(2);
    assertThat(shop.remaining().shipping()).isEqualTo(Worth.of(500, 50));
  }

  @Test
  void a_refund_goes_on_until_its_last_payout_has_ended() {
    RefundLife life = RefundShop.twoPayments().opensFull().sent(1, PAID);
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.wants()).isEmpty();
    assertThat(life.sent(2, UNKNOWN).status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.refund().paymentStatus()).isEqualTo(PaymentStatus.UNKNOWN);
    assertThat(life.hear(2, PAID).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void where_some_payouts_are_paid_the_rest_goes_back_by_largest_remainder_l5() {
    RefundShop two = RefundShop.twoPayments();
    RefundLife life = two.opensFull().sent(1, PAID).sent(2, DECLINED);
    assertThat(life.status()).isEqualTo(RefundStatus.FAILED);
    assertThat(life.refund().paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_COMPLETED);
    // 5750 of 13750: shoes 4181.8 + 418.2, mug 836.4 + 83.6, shipping 209.1 + 20.9.
    assertThat(two.worthLeft("shoes")).isEqualTo(Worth.of(4_182, 418));
    assertThat(two.worthLeft("mug")).isEqualTo(Worth.of(836, 84));
    assertThat(two.remaining().shipping()).isEqualTo(Worth.of(209, 21));
    assertThat(two.unitsLeft("shoes")).as("units stay with what was paid").isZero();
    assertThat(life.refund().total()).isEqualTo(RefundShop.usd(13_750));
    assertThat(life.refund().paid()).isEqualTo(RefundShop.usd(8_000));
  }

  @Test
  void a_payout_that_the_processor_accepted_is_in_flight_under_its_transaction() {
    RefundLife life = shop.opensFull().sent(1, PENDING);
    assertThat(life.payout(1).state()).isEqualTo(PayoutState.PENDING);
    assertThat(life.payout(1).transactionId()).isEqualTo("tx-pending");
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(life.drops()).as("it is asked about").isEmpty();
  }

  @Test
  void a_payout_that_nobody_can_tell_about_waits_for_a_person_and_is_not_asked_about() {
    RefundLife life = shop.opensFull().sent(1, UNCLEAR);
    assertThat(life.payout(1).state()).isEqualTo(PayoutState.NEEDS_ATTENTION);
    assertThat(life.lastStep())
        .isEqualTo(new TimelineEntry("needs_attention", NOW, "system", "payout r1-1: unclear"));
    assertThat(life.drops()).containsExactly("pay:r1-1");
    assertThat(life.status()).isEqualTo(RefundStatus.PROCESSING);
  }

  @Test
  void a_processor_that_forgets_what_it_had_accepted_is_not_asked_again() {
    RefundLife forgotten = shop.opens(Asks.itemReturn("mug", 1)).sent(1, PENDING);
    assertThat(forgotten.hear(1, NOT_FOUND).payout(1).state())
        .isEqualTo(PayoutState.NEEDS_ATTENTION);
    RefundLife denied = shop.opens(Asks.itemReturn("shoes", 1)).sent(1, PENDING);
    assertThat(denied.hear(1, NOT_ATTEMPTED).payout(1).state())
        .isEqualTo(PayoutState.NEEDS_ATTENTION);
  }

  @Test
  void a_person_settles_what_needed_attention() {
    RefundLife life = shop.opensFull().sent(1, UNCLEAR).resolve(1, PAID);
    assertThat(life.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(life.refund().timeline())
        .contains(new TimelineEntry("resolved", NOW, AGENT, "asked them"));
    assertThat(life.refund().need()).isEmpty();
  }

  @Test
  void news_of_a_payout_that_the_refund_does_not_have_are_a_fault_of_the_program() {
    RefundLife life = shop.opensFull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> life.refund().outcome("r9-1", PAID, shop.ledger(), NOW))
        .withMessageContaining("r9-1")
        .withMessageContaining("r1");
  }

  @Test
  void a_payout_that_ended_can_be_asked_about_again() {
    RefundLife life = shop.opensFull().sent(1, PAID);
    shop.later(Duration.ofDays(1));
    String key = "r1:recheck:r1-1:" + (life.ledger().version() + 1);
    assertThat(life.recheck(1))
        .isEqualTo(
            new Effect(key, Effect.Kind.RECHECK, SaleFixture.ORDER, "r1", "r1-1", 0, shop.now()));
  }

  @Test
  void a_label_that_was_made_is_remembered() {
    RefundLife life = shop.says(RefundShop.awaiting(false, null)).opensFull().labelled("label_1");
    assertThat(life.refund().returns().labelId()).isEqualTo("label_1");
    assertThat(life.refund().returns().state()).isEqualTo(ReturnState.AWAITING);
  }
}
