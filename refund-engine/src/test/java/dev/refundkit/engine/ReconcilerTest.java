package dev.refundkit.engine;

import static dev.refundkit.engine.FakeProcessor.Answer.DECLINED;
import static dev.refundkit.engine.FakeProcessor.Answer.SUCCEEDED;
import static dev.refundkit.engine.FakeProcessor.Answer.TIMEOUT_DONE;
import static dev.refundkit.engine.Orders.NOW;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Orders.YEN;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.HostTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The processor's book beside ours: what is found, and what is done about it. */
class ReconcilerTest {

  private static final Instant SINCE = NOW.minus(Duration.ofDays(1));

  private final Shop shop = new Shop();

  @Test
  void books_that_agree_change_nothing() {
    shop.create(partial(PLAIN, units("shoes", 1)));
    shop.create(partial(PLAIN, units("mug", 1)));
    shop.create(full(YEN));
    shop.run();
    var before = shop.store.world();

    Reconciliation found = reconcile();

    assertThat(found.clean()).isTrue();
    assertThat(found.entries()).isEqualTo(3);
    assertThat(found.agreed()).isEqualTo(3);
    assertThat(shop.store.world()).isEqualTo(before);
  }

  @Test
  void a_payment_after_a_decline_that_nobody_told_of_is_found_and_booked() {
    shop.processor.answer(DECLINED);
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    shop.processor.nowSays(key(refund), SUCCEEDED);

    assertThat(reconcile().asked()).isEqualTo(1);
    assertThat(shop.payment("card").refunded()).as("a list alone moves nothing").isZero();
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
    assertThat(reconcile().clean()).isTrue();
  }

  @Test
  void a_payment_that_the_processor_has_no_longer_is_asked_about_and_taken_back() {
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    shop.processor.nowSays(key(refund), DECLINED);

    assertThat(reconcile().asked()).isEqualTo(1);
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.FAILED);
    assertThat(shop.payment("card").refunded()).isZero();
  }

  @Test
  void a_payment_that_the_processor_does_not_know_any_longer_is_shown_each_time() {
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    shop.processor.memory = FakeProcessor.Memory.LOST;
    assertThat(reconcile().differences()).as("paid at the same moment").isEmpty();

    for (int i = 0; i < 2; i++) {
      shop.runAfter(Duration.ofDays(1));
      Reconciliation found = reconcile();
      assertThat(found.asked()).isEqualTo(1);
      assertThat(found.differences())
          .extracting(Reconciliation.Difference::kind, Reconciliation.Difference::key)
          .containsExactly(tuple(Reconciliation.Kind.NOT_BOOKED, key(refund)));
      shop.run();
    }
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
  }

  @Test
  void what_is_under_way_is_asked_about_earlier() {
    shop.processor.answer(TIMEOUT_DONE);
    Refund refund = shop.create(full(PLAIN));
    shop.run();

    assertThat(reconcile().asked()).isEqualTo(1);
    shop.run();

    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.processor.calls()).hasSize(1);
  }

  @Test
  void what_was_refunded_outside_is_recorded_once_and_lowers_what_is_left() {
    shop.processor.refundedElsewhere(null, "tx_outside", "card", 1_000);
    shop.processor.refundedElsewhere("key_of_another_system", "tx_other", "card", 500);

    assertThat(reconcile().recorded()).isEqualTo(2);
    assertThat(shop.payment("card").refundedElsewhere()).isEqualTo(1_500);
    assertThat(shop.payment("card").room()).isEqualTo(TOTAL - 1_500);

    Reconciliation again = reconcile();
    assertThat(again.recorded()).isZero();
    assertThat(again.clean()).isTrue();
    assertThat(shop.payment("card").refundedElsewhere()).isEqualTo(1_500);
  }

  @Test
  void more_outside_than_was_captured_is_recorded_and_needs_a_person() {
    shop.create(full(PLAIN));
    shop.run();
    shop.processor.refundedElsewhere(null, "tx_outside", "card", 700);

    reconcile();

    assertThat(shop.payment("card").excess()).isEqualTo(700);
    assertThat(shop.attention()).containsExactly("EXCESS " + PLAIN);
  }

  @Test
  void an_entry_of_a_payment_that_nobody_knows_is_shown() {
    shop.processor.refundedElsewhere(null, "tx_foreign", "payment_of_nobody", 100);

    assertThat(reconcile().differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo(Reconciliation.Kind.UNKNOWN_PAYMENT);
              assertThat(difference.transactionId()).isEqualTo("tx_foreign");
              assertThat(difference.what()).contains("payment_of_nobody");
            });
  }

  @Test
  void another_amount_under_our_key_is_shown_and_changes_nothing() {
    shop.processor.answer(DECLINED);
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    shop.processor.refundedElsewhere(key(refund), "tx_1", "card", TOTAL - 1);
    var before = shop.store.world();

    assertThat(reconcile().differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo(Reconciliation.Kind.OTHER_AMOUNT);
              assertThat(difference.what()).contains("13750 USD", "13749 USD", "card");
            });
    assertThat(shop.store.world()).isEqualTo(before);
  }

  @Test
  void two_payments_under_one_key_are_shown() {
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    shop.processor.refundedElsewhere(key(refund), "tx_again", "card", TOTAL);

    assertThat(kinds(reconcile())).containsExactly(Reconciliation.Kind.PAID_TWICE);
  }

  @Test
  void two_entries_with_one_id_are_shown_and_only_the_first_is_recorded() {
    shop.processor.refundedElsewhere(null, "tx_1", "card", 100);
    shop.processor.refundedElsewhere(null, "tx_1", "card", 200);

    assertThat(kinds(reconcile())).containsExactly(Reconciliation.Kind.PAID_TWICE);
    assertThat(shop.payment("card").refundedElsewhere()).isEqualTo(100);
  }

  @Test
  void an_entry_in_another_currency_is_shown_and_not_recorded() {
    shop.processor.refundedElsewhere(null, "tx_1", "yen_card", 100);

    assertThat(kinds(reconcile())).containsExactly(Reconciliation.Kind.OTHER_AMOUNT);
    assertThat(shop.payment("yen_card").refundedElsewhere()).isZero();
  }

  @Test
  void a_payment_of_a_payout_that_was_never_sent_is_shown() {
    Refund refund = shop.create(full(PLAIN));
    shop.processor.refundedElsewhere(key(refund), "tx_1", "card", TOTAL);

    assertThat(kinds(reconcile())).containsExactly(Reconciliation.Kind.NEVER_SENT);
  }

  private static List<Reconciliation.Kind> kinds(Reconciliation found) {
    return found.differences().stream().map(Reconciliation.Difference::kind).toList();
  }

  @Test
  void an_entry_that_cannot_be_looked_into_does_not_hide_the_others() {
    shop.processor.refundedElsewhere(null, "tx_1", "card", 100);
    shop.processor.refundedElsewhere(null, "tx_2", "big_card", 100);
    shop.orders.onLookup =
        () -> {
          shop.orders.onLookup = () -> {};
          throw new IllegalStateException("the order book is away");
        };

    Reconciliation found = reconcile();

    assertThat(found.recorded()).isEqualTo(1);
    assertThat(found.clean()).isFalse();
    assertThat(found.differences())
        .extracting(Reconciliation.Difference::kind)
        .containsExactly(Reconciliation.Kind.FAILED);
  }

  @Test
  void it_stops_when_asked_to_and_says_so() {
    shop.processor.refundedElsewhere(null, "tx_1", "card", 100);
    shop.processor.refundedElsewhere(null, "tx_2", "card", 100);
    int[] asked = {0};

    Reconciliation found = shop.engine.reconciler().run(SINCE, () -> asked[0]++ > 1);

    assertThat(found.complete()).isFalse();
    assertThat(found.clean()).isFalse();
    assertThat(found.recorded()).isEqualTo(1);
  }

  @Test
  void a_processor_that_cannot_list_its_refunds_is_not_compared() {
    shop.processor.abilities = FakeProcessor.abilities(Duration.ofHours(1), true);
    assertThatThrownBy(this::reconcile).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void it_does_not_run_within_a_transaction_of_the_host() {
    shop.store.joinsTransactions = true;
    assertThatIllegalStateException().isThrownBy(() -> shop.engine.within(ANY).reconciler());
  }

  private static final HostTransaction ANY =
      new HostTransaction() {
        @Override
        public <T> T unwrap(Class<T> type) {
          throw new IllegalArgumentException(type.getName());
        }
      };

  private Reconciliation reconcile() {
    return shop.engine.reconciler().run(SINCE);
  }

  private String key(Refund refund) {
    return shop.now(refund).payouts().get(0).key();
  }
}
