package dev.refundkit.engine;

import static dev.refundkit.engine.FakeProcessor.Answer.DECLINED;
import static dev.refundkit.engine.FakeProcessor.Answer.SUCCEEDED;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Orders.TWO_PAYMENTS;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.full;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.money.MinorUnits;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.PaymentStatus;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.PayoutState;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.sale.Sale;
import java.time.Duration;
import java.util.List;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payouts that are paid after another was to take their place, and what was really paid. */
class LatePaymentTest {

  private final Shop shop = new Shop();

  @Test
  void a_late_payment_withdraws_its_stand_in_that_was_not_sent() {
    Refund refund = declined();
    shop.processor.nowSays(key(refund, 0), SUCCEEDED);
    shop.engine.report(refund.id(), null).orElseThrow();
    shop.clock.advance(Duration.ofSeconds(1)); // so that the enquiry is due before the second try
    shop.engine.retry(refund.id(), AGENT, null).orElseThrow();
    shop.run();
    shop.runAfter(Duration.ofHours(1));

    Refund now = shop.now(refund);
    assertThat(shop.processor.calls()).as("nothing is sent twice").hasSize(1);
    assertThat(now.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(now.payouts())
        .extracting(Payout::state)
        .containsExactly(PayoutState.SUCCEEDED, PayoutState.RELEASED);
    assertThat(now.livePayouts()).extracting(Payout::id).containsExactly(now.payouts().get(0).id());
    assertThat(now.accepted().total()).isEqualTo(TOTAL);
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
    assertThat(shop.payment("card").reserved()).isZero();
    assertThat(shop.attention()).isEmpty();
  }

  @ParameterizedTest(name = "payout {0} is reversed")
  @ValueSource(ints = {0, 1})
  void a_refund_that_was_paid_twice_stays_completed_when_one_payment_is_reversed(int reversed) {
    Refund refund = declined();
    shop.engine.retry(refund.id(), AGENT, null).orElseThrow();
    shop.run();
    hear(refund, 0, SUCCEEDED);
    assertThat(shop.payment("card").refunded()).isEqualTo(2 * TOTAL);
    assertThat(shop.payment("card").excess()).isEqualTo(TOTAL);

    hear(refund, reversed, DECLINED);

    Refund now = shop.now(refund);
    assertThat(now.status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(now.accepted().total()).isEqualTo(TOTAL);
    assertThat(now.paid()).isEqualTo(usd(TOTAL));
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
    assertThat(shop.payment("card").excess()).isZero();
    assertThat(shop.refused(() -> shop.engine.retry(refund.id(), AGENT, null)).code())
        .isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
  }

  @Test
  void a_refund_of_which_a_part_failed_tells_what_was_really_paid() {
    shop.processor.answer(SUCCEEDED, DECLINED);
    Refund refund = shop.create(full(TWO_PAYMENTS));
    assertThat(refund.paid()).isEqualTo(usd(0));
    shop.run();

    assertThat(shop.now(refund).paid()).isEqualTo(usd(8_000));
    assertThat(shop.now(refund).total()).isEqualTo(usd(TOTAL));
  }

  @Test
  void a_refund_of_nothing_that_waits_for_approval_is_shown_as_pending() {
    Sale sale = Orders.sale("order_gift", "USD", true, Orders.card("gift_paid", TOTAL));
    shop.orders.put(
        new Sale(
            sale.id(),
            null,
            sale.currency(),
            sale.placedAt(),
            null,
            false,
            0,
            List.of(Orders.line("gift", 1, 0, 0, true)),
            sale.shipping(),
            sale.payments()));
    shop.policy.says(Outcome.REVIEW);
    Refund refund = shop.create(Shop.partial("order_gift", Shop.units("gift", 1)));

    assertThat(refund.accepted().total()).isZero();
    assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
    assertThat(refund.paymentStatus()).isEqualTo(PaymentStatus.PENDING);
    Refund approved = shop.engine.approve(refund.id(), AGENT, null).orElseThrow();
    assertThat(approved.paymentStatus()).isEqualTo(PaymentStatus.COMPLETED);
  }

  private Refund declined() {
    shop.processor.answer(DECLINED);
    Refund refund = shop.create(full(PLAIN));
    shop.run();
    return shop.now(refund);
  }

  private void hear(Refund refund, int payout, FakeProcessor.Answer says) {
    shop.processor.nowSays(key(refund, payout), says);
    shop.engine.report(refund.id(), null).orElseThrow();
    shop.run();
  }

  private String key(Refund refund, int payout) {
    return shop.now(refund).payouts().get(payout).key();
  }

  private static MonetaryAmount usd(long minor) {
    return MinorUnits.toMoney(minor, IsoCurrency.of("USD"));
  }
}
