package dev.refundkit.engine;

import static dev.refundkit.engine.FakeProcessor.Answer.NOT_ATTEMPTED;
import static dev.refundkit.engine.FakeProcessor.Answer.PENDING;
import static dev.refundkit.engine.FakeProcessor.Answer.SUCCEEDED;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Orders.TWO_PAYMENTS;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.itemReturn;
import static dev.refundkit.engine.Shop.putBack;
import static dev.refundkit.engine.Shop.sellable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.RestockStatus;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.ProcessorAbilities;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payouts that only a person or a certain end can settle, and adapters that answer nothing. */
class NeedsPersonTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final Shop shop = new Shop();

  @ParameterizedTest(name = "asked about it, the processor says {0}")
  @ValueSource(strings = {"pending", "not attempted", "not found", "cannot tell", "nothing"})
  void a_payout_that_needs_a_person_is_not_moved_by_an_uncertain_answer(String says) {
    Refund refund = inAttention();
    switch (says) {
      case "pending" -> shop.processor.nowSays(key(refund), PENDING);
      case "not attempted" -> shop.processor.nowSays(key(refund), NOT_ATTEMPTED);
      case "not found" -> shop.processor.forget(key(refund));
      case "cannot tell" -> shop.processor.memory = FakeProcessor.Memory.CANNOT_TELL;
      default -> shop.processor.answersNothing = true;
    }
    int lookups = shop.processor.lookups();

    for (int i = 0; i < EngineLimits.DEFAULT.effectAttempts() + 1; i++) {
      shop.engine.report(refund.id(), null).orElseThrow();
      shop.runAfter(HOUR);
    }

    assertThat(shop.processor.lookups()).as("it is asked").isGreaterThan(lookups);
    needsPerson(refund);
    assertThat(shop.processor.calls()).as("and sent nothing").hasSize(1);
  }

  @ParameterizedTest(name = "asked about it, the processor says {0}")
  @CsvSource({"SUCCEEDED, COMPLETED", "DECLINED, FAILED"})
  void a_payout_that_needs_a_person_is_ended_by_a_certain_answer(
      FakeProcessor.Answer says, RefundStatus end) {
    Refund refund = inAttention();
    shop.processor.nowSays(key(refund), says);

    shop.engine.report(refund.id(), null).orElseThrow();
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(end);
    assertThat(shop.attention()).isEmpty();
    assertThat(shop.payment("card").reserved()).isZero();
    assertThat(shop.payment("card").refunded()).isEqualTo(says == SUCCEEDED ? TOTAL : 0);
  }

  @Test
  void a_broken_adapter_stops_no_other_payout_and_is_shown_to_a_person() {
    Refund bad = shop.create(full(PLAIN));
    String key = shop.now(bad).payouts().get(0).key();
    shop.processor.duringCall =
        order -> {
          if (order.key().equals(key)) {
            throw new NoClassDefFoundError("a jar is missing");
          }
        };
    Refund good = shop.create(full(TWO_PAYMENTS));
    shop.run();
    assertThat(shop.now(good).status()).isEqualTo(RefundStatus.COMPLETED);
    for (int i = 0; i < 40; i++) {
      shop.runAfter(Duration.ofHours(1));
    }
    assertThat(shop.attention()).containsExactly("REFUND " + bad.id());
  }

  @Test
  void a_payout_that_stays_pending_for_over_thirty_days_needs_a_person() {
    shop.processor.answer(PENDING);
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    shop.runAfter(Duration.ofDays(30));
    assertThat(payout(refund).state()).isEqualTo(PayoutState.PENDING);
    assertThat(shop.attention()).isEmpty();

    shop.runAfter(HOUR);

    needsPerson(refund);
    shop.processor.nowSays(key(refund), SUCCEEDED);
    shop.engine.report(refund.id(), null).orElseThrow();
    shop.run();
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
  }

  @Test
  void a_processor_that_answers_nothing_and_knows_no_keys_is_called_once() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ZERO, false);
    Refund refund = answeredNothing();
    shop.runAfter(HOUR);

    needsPerson(refund);
    shop.runAfter(HOUR);
    assertThat(shop.processor.calls()).hasSize(1);
    assertThat(shop.processor.lookups()).isZero();
    cancelIsRefused(refund);
  }

  @Test
  void a_processor_that_answers_nothing_when_asked_is_not_called_again() {
    shop.processor.abilities = ProcessorAbilities.all();
    Refund refund = answeredNothing();
    for (int i = 1; i < EngineLimits.DEFAULT.effectAttempts(); i++) {
      assertThat(payout(refund).state()).isEqualTo(PayoutState.UNKNOWN);
      shop.runAfter(HOUR);
    }

    needsPerson(refund);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void an_inventory_that_answers_nothing_has_not_refused_and_is_asked_again() {
    shop.inventory = () -> null;
    Refund refund = shop.create(itemReturn(PLAIN, putBack("shoes", 1)));
    shop.run();
    shop.receive(refund, sellable("shoes", 1));
    shop.run();
    Refund waiting = shop.now(refund);
    assertThat(waiting.restockStatus(waiting.items().get(0))).isNotEqualTo(RestockStatus.FAILED);
    assertThat(shop.attention()).isEmpty();

    shop.inventory = () -> Inventory.Result.DONE;
    shop.runAfter(HOUR);

    assertThat(shop.shelf()).containsEntry("shoes", 1);
  }

  private Refund answeredNothing() {
    shop.processor.answersNothing = true;
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    assertThat(payout(refund).state()).isEqualTo(PayoutState.UNKNOWN);
    cancelIsRefused(refund);
    return refund;
  }

  /** It was taken on once, and then the processor could not be asked until nobody tried again. */
  private Refund inAttention() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ZERO, false);
    shop.processor.answer(FakeProcessor.Answer.TIMEOUT_DONE);
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    shop.runAfter(HOUR);
    needsPerson(refund);
    shop.processor.abilities = ProcessorAbilities.all();
    return refund;
  }

  private void needsPerson(Refund refund) {
    assertThat(payout(refund).state()).isEqualTo(PayoutState.NEEDS_ATTENTION);
    assertThat(shop.attention()).contains("REFUND " + refund.id());
    assertThat(shop.payment("card").reserved()).isEqualTo(TOTAL);
  }

  private void cancelIsRefused(Refund refund) {
    assertThat(shop.refused(() -> shop.engine.cancel(refund.id(), AGENT, null)).code())
        .isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
  }

  private Payout payout(Refund refund) {
    return shop.now(refund).payouts().get(0);
  }

  private String key(Refund refund) {
    return payout(refund).key();
  }
}
