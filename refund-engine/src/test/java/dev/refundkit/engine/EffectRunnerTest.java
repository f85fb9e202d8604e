package dev.refundkit.engine;

import static dev.refundkit.engine.FakeProcessor.Answer.NOT_ATTEMPTED;
import static dev.refundkit.engine.FakeProcessor.Answer.PENDING;
import static dev.refundkit.engine.FakeProcessor.Answer.SUCCEEDED;
import static dev.refundkit.engine.FakeProcessor.Answer.TIMEOUT_DONE;
import static dev.refundkit.engine.FakeProcessor.Answer.TIMEOUT_LOST;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.full;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refund.PaymentStatus;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.spi.PayoutOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a payout reaches the processor once and only once, whatever the call does. */
class EffectRunnerTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Shop shop = new Shop();

  @Test
  void a_refund_is_paid_by_the_run_of_effects_and_carries_the_processors_ids() {
    Refund refund = shop.create(full(PLAIN));
    assertThat(refund.paymentStatus()).isEqualTo(PaymentStatus.PENDING);
    assertThat(shop.processor.calls()).isEmpty();

    assertThat(shop.run().paid()).isEqualTo(1);

    Payout payout = onlyPayout(refund);
    assertThat(payout.state()).isEqualTo(PayoutState.SUCCEEDED);
    assertThat(payout.transactionId()).isEqualTo("tx_" + payout.key());
    assertThat(payout.receiptUrl()).endsWith(payout.key());
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.run()).isEqualTo(RunReport.NOTHING);
  }

  @Test
  void that_a_payout_is_being_sent_is_stored_before_the_processor_is_called() {
    List<PayoutState> seen = new ArrayList<>();
    Refund refund = shop.create(full(PLAIN));
    shop.processor.duringCall = order -> seen.add(onlyPayout(refund).state());
    shop.run();
    assertThat(seen).containsExactly(PayoutState.SENDING);
  }

  @Test
  void after_a_time_out_the_outcome_is_unknown_and_the_money_stays_held() {
    Refund refund = timedOut(TIMEOUT_DONE);

    assertThat(onlyPayout(refund).state()).isEqualTo(PayoutState.UNKNOWN);
    assertThat(shop.now(refund).paymentStatus()).isEqualTo(PaymentStatus.UNKNOWN);
    assertThat(shop.payment("card").reserved()).isEqualTo(TOTAL);
  }

  @Test
  void a_time_out_whose_payment_is_found_is_settled_without_a_second_call() {
    Refund refund = timedOut(TIMEOUT_DONE);
    shop.runAfter(HOUR);
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void a_time_out_that_the_processor_never_saw_is_sent_again_under_its_key_in_the_same_run() {
    Refund refund = timedOut(TIMEOUT_LOST);
    shop.runAfter(HOUR);
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(keys()).hasSize(2).containsOnly(onlyPayout(refund).key());
  }

  @Test
  void while_the_processor_cannot_tell_nothing_is_sent_again() {
    Refund refund = timedOut(TIMEOUT_DONE);
    for (FakeProcessor.Memory memory :
        List.of(FakeProcessor.Memory.CANNOT_TELL, FakeProcessor.Memory.THROWS)) {
      shop.processor.memory = memory;
      shop.runAfter(HOUR);
      assertThat(onlyPayout(refund).state()).isEqualTo(PayoutState.UNKNOWN);
    }
    assertThat(shop.processor.calls()).hasSize(1);
    shop.processor.memory = FakeProcessor.Memory.CLEAR;
    shop.runAfter(HOUR);
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void an_enquiry_after_a_time_out_is_due_within_one_hour() {
    timedOut(TIMEOUT_DONE);
    shop.processor.memory = FakeProcessor.Memory.CANNOT_TELL;
    for (int i = 1; i < EngineLimits.DEFAULT.effectAttempts(); i++) {
      shop.runAfter(HOUR);
      assertThat(shop.processor.lookups()).isEqualTo(i);
    }
  }

  @Test
  void what_was_not_attempted_stays_pending_and_is_sent_again_by_the_next_run() {
    shop.processor.answer(NOT_ATTEMPTED);
    Refund refund = shop.create(full(PLAIN));

    assertThat(shop.run().paid()).isZero();
    assertThat(shop.processor.calls()).hasSize(1);
    assertThat(shop.now(refund).paymentStatus()).isEqualTo(PaymentStatus.PENDING);
    assertThat(onlyPayout(refund).sentAt()).isNull();

    assertThat(shop.run().paid()).isEqualTo(1);
    assertThat(keys()).hasSize(2).containsOnly(onlyPayout(refund).key());
  }

  @Test
  void what_the_processor_accepted_is_asked_about_until_it_ends() {
    shop.processor.answer(PENDING);
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    assertThat(shop.now(refund).paymentStatus()).isEqualTo(PaymentStatus.PROCESSING);

    shop.runAfter(HOUR);
    assertThat(onlyPayout(refund).state()).isEqualTo(PayoutState.PENDING);
    shop.processor.nowSays(onlyPayout(refund).key(), SUCCEEDED);
    shop.runAfter(HOUR);

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void what_the_processor_accepted_and_forgot_goes_to_a_person_and_is_not_sent_again() {
    shop.processor.answer(PENDING);
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    shop.processor.forget(onlyPayout(refund).key());
    shop.runAfter(HOUR);
    needsAttention(refund);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void without_lookup_the_same_key_is_sent_again_while_the_processor_remembers_it() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ofHours(24), false);
    Refund refund = timedOut(TIMEOUT_DONE);
    shop.runAfter(HOUR);
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(keys()).hasSize(2).containsOnly(onlyPayout(refund).key());
    assertThat(shop.processor.paidOn("card")).isEqualTo(TOTAL);
    assertThat(shop.processor.lookups()).isZero();
  }

  @Test
  void past_the_life_of_its_key_nothing_is_sent_again() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ofHours(24), false);
    Refund refund = timedOut(TIMEOUT_LOST);
    shop.runAfter(Duration.ofHours(24));
    needsAttention(refund);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void past_the_life_of_its_key_a_processor_that_does_not_know_it_is_not_called_again() {
    Refund refund = timedOut(TIMEOUT_LOST);
    shop.runAfter(Duration.ofHours(24));
    needsAttention(refund);
    assertThat(shop.processor.calls()).hasSize(1);
    assertThat(shop.processor.lookups()).isEqualTo(1);
  }

  @Test
  void past_the_life_of_its_key_a_payment_that_is_found_still_counts() {
    Refund refund = timedOut(TIMEOUT_DONE);
    shop.runAfter(Duration.ofHours(48));
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void a_processor_with_neither_keys_nor_lookup_is_called_once_then_a_person_looks() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ZERO, false);
    Refund refund = timedOut(TIMEOUT_DONE);
    shop.runAfter(HOUR);
    needsAttention(refund);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void a_repeat_that_was_not_attempted_does_not_make_an_earlier_time_out_certain() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ofHours(24), false);
    Refund refund = timedOut(TIMEOUT_DONE);
    shop.processor.answer(NOT_ATTEMPTED);
    shop.runAfter(HOUR);

    assertThat(onlyPayout(refund).sentAt()).as("it was sent before").isNotNull();
    assertThat(shop.refused(() -> shop.engine.cancel(refund.id(), AGENT, null)).code())
        .isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
    shop.runAfter(Duration.ofHours(24));
    needsAttention(refund);
    assertThat(shop.processor.calls()).as("nothing is sent past the key's life").hasSize(2);
  }

  @Test
  void a_payout_is_tried_up_to_the_limit_and_then_goes_to_a_person() {
    shop.processor.memory = FakeProcessor.Memory.CANNOT_TELL;
    Refund refund = timedOut(TIMEOUT_LOST);
    for (int i = 2; i <= EngineLimits.DEFAULT.effectAttempts(); i++) {
      assertThat(onlyPayout(refund).state()).isEqualTo(PayoutState.UNKNOWN);
      shop.runAfter(HOUR);
    }
    needsAttention(refund);
  }

  @Test
  void a_person_settles_what_needs_attention_as_paid() {
    Refund refund = inAttention();
    String payout = onlyPayout(refund).id();
    shop.engine.resolve(refund.id(), payout, true, "tx_9", AGENT, "seen in the book").orElseThrow();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(onlyPayout(refund).transactionId()).isEqualTo("tx_9");
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
    assertThat(shop.attention()).isEmpty();
  }

  @Test
  void a_person_settles_what_needs_attention_as_not_paid() {
    Refund refund = inAttention();
    String payout = onlyPayout(refund).id();
    shop.engine.resolve(refund.id(), payout, false, null, AGENT, "not in the book").orElseThrow();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.FAILED);
    assertThat(shop.payment("card").room()).isEqualTo(TOTAL);
    assertThat(
            shop.refused(() -> shop.engine.resolve(refund.id(), payout, true, null, AGENT, "again"))
                .code())
        .isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
  }

  @Test
  void a_clock_that_went_back_never_lets_a_payout_be_sent_again() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ofHours(24), false);
    Refund refund = timedOut(TIMEOUT_DONE);
    shop.engine.report(refund.id(), null).orElseThrow();
    shop.runAfter(HOUR.negated());
    assertThat(shop.processor.calls()).hasSize(1);
  }

  private Refund timedOut(FakeProcessor.Answer how) {
    shop.processor.answer(how);
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    return refund;
  }

  private Refund inAttention() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ZERO, false);
    Refund refund = timedOut(TIMEOUT_LOST);
    shop.runAfter(HOUR);
    return shop.now(refund);
  }

  private void needsAttention(Refund refund) {
    assertThat(onlyPayout(refund).state()).isEqualTo(PayoutState.NEEDS_ATTENTION);
    assertThat(shop.now(refund).paymentStatus()).isEqualTo(PaymentStatus.NEEDS_ATTENTION);
    assertThat(shop.payment("card").reserved()).isEqualTo(TOTAL);
    assertThat(shop.attention()).contains("REFUND " + refund.id());
  }

  private Payout onlyPayout(Refund refund) {
    assertThat(shop.now(refund).payouts()).hasSize(1);
    return shop.now(refund).payouts().get(0);
  }

  private List<String> keys() {
    return shop.processor.calls().stream().map(PayoutOrder::key).toList();
  }
}
