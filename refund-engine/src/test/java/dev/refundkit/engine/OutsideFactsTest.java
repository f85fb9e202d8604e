package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TOTAL;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.REASON;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.spi.ProcessorAbilities;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** L8, M16, M18, M19: disputes, money given back elsewhere, and sales that change. */
class OutsideFactsTest {

  private final Shop shop = new Shop();

  @Test
  void an_open_dispute_holds_its_amount_an_inquiry_holds_nothing() {
    dispute("d1", 5_000, Dispute.Stage.INQUIRY);
    assertThat(shop.payment("card").room()).isEqualTo(TOTAL);
    dispute("d1", 5_000, Dispute.Stage.OPEN);
    assertThat(shop.payment("card").room()).isEqualTo(TOTAL - 5_000);
    assertThat(refused(full(PLAIN))).isNull();
  }

  @Test
  void what_would_fit_without_the_dispute_is_refused_as_disputed_what_would_not_as_too_much() {
    dispute("d1", 5_000, Dispute.Stage.OPEN);
    assertThat(payRefused(TOTAL)).isEqualTo(RefusalCode.PAYMENT_DISPUTED);
    assertThat(payRefused(TOTAL + 1)).isEqualTo(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
    assertThat(shop.pay("card", TOTAL - 5_000).payment().room()).isZero();
  }

  @Test
  void a_dispute_that_is_won_frees_its_amount_and_one_that_is_lost_keeps_it() {
    dispute("d1", 5_000, Dispute.Stage.OPEN);
    dispute("d2", 1_000, Dispute.Stage.OPEN);
    dispute("d1", 5_000, Dispute.Stage.WON);
    dispute("d2", 1_000, Dispute.Stage.LOST);
    assertThat(shop.payment("card").room()).isEqualTo(TOTAL - 1_000);
    dispute("d1", 5_000, Dispute.Stage.OPEN);
    assertThat(shop.payment("card").room()).as("a late notice").isEqualTo(TOTAL - 1_000);
  }

  @Test
  void a_dispute_without_an_id_is_the_only_one_of_its_payment() {
    dispute(null, 5_000, Dispute.Stage.OPEN);
    dispute(null, 3_000, Dispute.Stage.OPEN);
    assertThat(shop.payment("card").disputed()).isEqualTo(3_000);
    dispute(null, 3_000, Dispute.Stage.WON);
    assertThat(shop.payment("card").room()).isEqualTo(TOTAL);
  }

  @Test
  void money_given_back_elsewhere_counts_once_per_reference() {
    external(1_000, "a");
    external(1_000, "a");
    assertThat(external(500, "b").refundedElsewhere()).isEqualTo(1_500);
    assertThat(external(200, "a").refundedElsewhere()).isEqualTo(700);
    assertThat(shop.payment("card").refunded()).isZero();
    assertThat(shop.payment("card").refundsCount()).isZero();
    assertThat(shop.create(full(PLAIN)).accepted().total()).isEqualTo(TOTAL - 700);
  }

  @Test
  void nobody_records_anything_over_what_the_sale_itself_states() {
    String kept = PaymentBalance.STATED_BY_SALE;
    Refusal refusal = shop.refused(() -> shop.engine.recordExternal("card", 1, kept, AGENT));
    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(refusal.param()).isEqualTo("reference");

    shop.processor.refundedElsewhere(null, kept, "card", 5);
    Reconciliation found = shop.engine.reconciler().run(Orders.NOW.minusSeconds(1));
    assertThat(found.recorded()).isZero();
    assertThat(found.differences())
        .extracting(Reconciliation.Difference::transactionId)
        .containsExactly(kept);
  }

  @Test
  void outside_facts_beyond_what_was_captured_are_recorded_and_shown_as_excess() {
    shop.pay("card", TOTAL);
    external(300, "desk");
    dispute("d", 200, Dispute.Stage.OPEN);
    assertThat(shop.payment("card").room()).isZero();
    assertThat(shop.payment("card").excess()).isEqualTo(500);
    assertThat(shop.attention()).containsExactly("EXCESS " + PLAIN);
    dispute("d", 200, Dispute.Stage.WON);
    assertThat(shop.payment("card").excess()).isEqualTo(300);
  }

  @Test
  void facts_however_large_never_make_room() {
    for (String reference : List.of("a", "b", "c")) {
      external(Long.MAX_VALUE, reference);
      assertThat(shop.payment("card").room()).isZero();
      dispute(reference, Long.MAX_VALUE, Dispute.Stage.OPEN);
      assertThat(shop.payment("card").room()).isZero();
      assertThat(shop.payment("card").excess()).isPositive();
      assertThat(payRefused(1)).isNotNull();
    }
  }

  @Test
  void a_fact_about_an_unknown_payment_is_refused() {
    assertThat(shop.refused(() -> shop.engine.recordExternal("none", 1, "r", AGENT)).code())
        .isEqualTo(RefusalCode.PAYMENT_NOT_FOUND);
  }

  @Test
  void a_dispute_does_not_stop_a_refund_that_is_under_way() {
    Refund refund = shop.create(full(PLAIN));
    dispute("d", TOTAL, Dispute.Stage.OPEN);
    shop.run();
    assertThat(shop.now(refund).status()).isEqualTo(RefundStatus.COMPLETED);
    assertThat(shop.payment("card").excess()).isEqualTo(TOTAL);
  }

  @Test
  void store_credit_draws_on_the_room_of_the_payments() {
    RequestedMethod credit = new RequestedMethod(RequestedMethod.Type.STORE_CREDIT, null);
    shop.create(full(PLAIN).withMethod(credit));
    shop.run();
    assertThat(shop.processor.calls())
        .extracting(o -> o.destination() + " " + o.paymentId())
        .containsExactly("STORE_CREDIT card");
    assertThat(shop.payment("card").refunded()).isEqualTo(TOTAL);
    assertThat(payRefused(1)).isEqualTo(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE);
  }

  @Test
  void store_credit_is_refused_where_the_processor_does_not_pay_to_it() {
    shop.processor.abilities =
        new ProcessorAbilities(64, Duration.ofDays(1), true, false, false, Map.of());
    RequestedMethod credit = new RequestedMethod(RequestedMethod.Type.STORE_CREDIT, null);
    assertThat(
            shop.refused(() -> shop.engine.create(full(PLAIN).withMethod(credit), CUSTOMER))
                .param())
        .isEqualTo("payment_method.type");
  }

  @Test
  void an_amount_that_the_processor_cannot_express_is_refused_before_it_is_reserved() {
    var step = new ProcessorAbilities.Denomination(2, 5);
    shop.processor.abilities =
        new ProcessorAbilities(64, Duration.ofDays(1), true, false, true, Map.of("USD", step));
    assertThat(payRefused(101)).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(shop.pay("card", 105).payment().refunded()).isEqualTo(105);
  }

  @Test
  void captures_may_grow_between_two_calls_and_make_room() {
    shop.create(full(PLAIN));
    shop.run();
    change(TOTAL + 1_000, 10_000);
    assertThat(shop.payment("card").room()).isEqualTo(1_000);
    assertThat(shop.pay("card", 1_000).payment().refunded()).isEqualTo(TOTAL + 1_000);
  }

  @Test
  void captures_that_shrink_are_refused_as_a_changed_sale() {
    shop.create(partial(PLAIN, units("mug", 1)));
    change(TOTAL - 1, 10_000);
    assertThat(refused(partial(PLAIN, units("shoes", 1)))).isEqualTo(RefusalCode.SALE_CHANGED);
    assertThat(payRefused(1)).isEqualTo(RefusalCode.SALE_CHANGED);
  }

  @Test
  void a_refunded_line_that_changed_is_refused_and_one_that_was_not_refunded_may_change() {
    shop.create(partial(PLAIN, units("mug", 1)));
    change(TOTAL, 9_000);
    assertThat(shop.create(partial(PLAIN, units("shoes", 1))).accepted().subtotal())
        .isEqualTo(4_500);
    change(TOTAL, 8_000);
    assertThat(refused(partial(PLAIN, units("shoes", 1)))).isEqualTo(RefusalCode.SALE_CHANGED);
  }

  @Test
  void facts_of_a_sale_whose_captures_shrank_are_recorded_and_shown() {
    shop.create(partial(PLAIN, units("mug", 1)));
    shop.run();
    change(TOTAL - 1, 10_000);

    assertThat(external(300, "desk").refundedElsewhere()).isEqualTo(300);
    dispute("d", 200, Dispute.Stage.OPEN);

    assertThat(shop.payment("card").refundedElsewhere()).isEqualTo(300);
    assertThat(shop.payment("card").disputed()).isEqualTo(200);
    assertThat(shop.payment("card").refunded()).isEqualTo(2_200);
    assertThat(payRefused(1)).isEqualTo(RefusalCode.SALE_CHANGED);
  }

  @Test
  void a_quote_of_an_amount_that_the_processor_cannot_express_is_refused_like_the_refund() {
    var step = new ProcessorAbilities.Denomination(2, 5);
    shop.processor.abilities =
        new ProcessorAbilities(64, Duration.ofDays(1), true, false, true, Map.of("USD", step));
    RefundRequest odd = partial(PLAIN, units("shoes", 0)).withAmounts(RequestedAmounts.total(101));
    var quoted = shop.refused(() -> shop.engine.quote(odd, CUSTOMER));
    assertThat(quoted).isEqualTo(shop.refused(() -> shop.engine.create(odd, CUSTOMER)));
    assertThat(quoted.code()).isEqualTo(RefusalCode.INVALID_REQUEST);
    assertThat(quoted.param()).isEqualTo("amounts.total");
    RefundRequest even = partial(PLAIN, units("shoes", 0)).withAmounts(RequestedAmounts.total(105));
    assertThat(shop.engine.quote(even, CUSTOMER).orElseThrow().quote().total()).isEqualTo(105);
  }

  private void change(long captured, long shoes) {
    Sale sale = shop.orders.order(PLAIN).orElseThrow();
    SaleLine mug = sale.lines().get(1);
    shop.orders.put(
        new Sale(
            PLAIN,
            "cust_1",
            sale.currency(),
            sale.placedAt(),
            sale.deliveredAt(),
            false,
            0,
            List.of(Orders.line("shoes", 2, shoes, 1_000, true), mug),
            sale.shipping(),
            List.of(Orders.card("card", captured))));
  }

  private void dispute(@Nullable String id, long amount, Dispute.Stage stage) {
    shop.engine.dispute("card", id, amount, stage, AGENT).orElseThrow();
  }

  private PaymentBalance external(long amount, String reference) {
    return shop.engine.recordExternal("card", amount, reference, AGENT).orElseThrow();
  }

  private @Nullable RefusalCode refused(RefundRequest request) {
    var answer = shop.engine.create(request, CUSTOMER);
    return answer instanceof Answer.Refused<Refund> refused ? refused.refusal().code() : null;
  }

  private RefusalCode payRefused(long amount) {
    PaymentRefundRequest request = PaymentRefundRequest.of("card", amount, REASON);
    return shop.refused(() -> shop.engine.refundPayment(request, AGENT)).code();
  }
}
