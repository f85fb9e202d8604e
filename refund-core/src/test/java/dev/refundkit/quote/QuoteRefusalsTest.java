package dev.refundkit.quote;

import static dev.refundkit.Asks.from;
import static dev.refundkit.Asks.full;
import static dev.refundkit.Asks.itemReturn;
import static dev.refundkit.Asks.partial;
import static dev.refundkit.Asks.payment;
import static dev.refundkit.Asks.shipping;
import static dev.refundkit.Asks.taxOnly;
import static dev.refundkit.Asks.valueOnly;
import static dev.refundkit.Asks.wholePayment;
import static dev.refundkit.QuoteAssert.assertQuote;
import static dev.refundkit.QuoteAssert.assertRefused;
import static dev.refundkit.refusal.RefusalCode.AMOUNTS_INCONSISTENT;
import static dev.refundkit.refusal.RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE;
import static dev.refundkit.refusal.RefusalCode.CURRENCY_MISMATCH;
import static dev.refundkit.refusal.RefusalCode.LINE_ITEM_NOT_FOUND;
import static dev.refundkit.refusal.RefusalCode.NOTHING_REFUNDABLE;
import static dev.refundkit.refusal.RefusalCode.PAYMENT_DISPUTED;
import static dev.refundkit.refusal.RefusalCode.PAYMENT_NOT_REFUNDABLE;
import static dev.refundkit.refusal.RefusalCode.QUANTITY_EXCEEDS_REFUNDABLE;
import static dev.refundkit.request.RequestedAmounts.total;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import dev.refundkit.ledger.Dispute.Stage;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Payment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Why a quote is refused: R2, R3, R4, and unknown lines and currencies. */
class QuoteRefusalsTest {

  private static RefundDesk shop() {
    return SaleFixture.usd().line("A", 3, 3000, 690).shipping(1000, 230).desk();
  }

  @Test
  void an_unknown_line_is_named_by_its_place() {
    RequestedItem known = RequestedItem.of("A", 1);
    assertRefused(
        shop().quote(partial(known, RequestedItem.of("X", 1))),
        LINE_ITEM_NOT_FOUND,
        "items[1].line_item_id");
    assertRefused(shop().quote(taxOnly("X")), LINE_ITEM_NOT_FOUND, "items[0].line_item_id");
  }

  @Test
  void more_units_than_are_left_are_refused_r2() {
    RefundDesk desk = shop();
    desk.grant(itemReturn("A", 2));
    assertThat(
            assertRefused(
                    desk.quote(itemReturn("A", 2)),
                    QUANTITY_EXCEEDS_REFUNDABLE,
                    "items[0].quantity")
                .message())
        .contains("quantity is 2")
        .contains("most that would pass is 1");
  }

  @Test
  void a_whole_order_with_nothing_left_has_nothing_refundable_r2() {
    RefundDesk desk = shop();
    desk.grant(full());
    assertRefused(desk.quote(full()), NOTHING_REFUNDABLE);
    assertRefused(desk.quote(shipping()), NOTHING_REFUNDABLE);
    assertRefused(desk.quote(taxOnly()), NOTHING_REFUNDABLE);
    assertRefused(desk.quote(taxOnly("A")), NOTHING_REFUNDABLE);
    assertRefused(desk.quote(wholePayment("p1")), NOTHING_REFUNDABLE);
  }

  @Test
  void a_request_that_names_something_is_told_that_it_is_too_much_r2() {
    RefundDesk desk = shop();
    desk.grant(full());
    assertRefused(desk.quote(itemReturn("A", 1)), QUANTITY_EXCEEDS_REFUNDABLE);
    assertRefused(desk.quote(valueOnly("A", 1)), AMOUNT_EXCEEDS_REFUNDABLE, "amounts.total");
    assertRefused(desk.quote(shipping().withAmounts(total(1))), AMOUNT_EXCEEDS_REFUNDABLE);
    assertRefused(desk.quote(payment("p1", 1)), AMOUNT_EXCEEDS_REFUNDABLE, "amount");
  }

  @Test
  void units_that_payment_refunds_left_nothing_for_are_too_much_r2() {
    RefundDesk desk = shop();
    desk.grant(wholePayment("p1"));
    assertRefused(desk.quote(itemReturn("A", 1)), AMOUNT_EXCEEDS_REFUNDABLE);
  }

  @Test
  void free_shipping_has_nothing_refundable_r2() {
    RefundDesk desk =
        SaleFixture.usd().line("A", 3, 3000, 0).shipping(2000, 2000, SaleFixture.taxes(0)).desk();
    assertRefused(desk.quote(shipping()), NOTHING_REFUNDABLE);
  }

  @ParameterizedTest(name = "a payment that is only {0}")
  @EnumSource(
      value = Payment.Status.class,
      names = {"AUTHORIZED", "FAILED"})
  void a_payment_without_captured_money_is_not_refundable_r4(Payment.Status status) {
    RefundDesk desk =
        SaleFixture.usd()
            .line("A", 1, 1000, 0)
            .payment(new Payment("p1", "card", null, null, status, 1000, 0, 0))
            .desk();
    assertRefused(desk.quote(payment("p1", 500)), PAYMENT_NOT_REFUNDABLE);
    assertRefused(desk.quote(wholePayment("p1")), PAYMENT_NOT_REFUNDABLE);
    assertRefused(desk.quote(full()), PAYMENT_NOT_REFUNDABLE);
    assertRefused(desk.quote(itemReturn("A", 1)), PAYMENT_NOT_REFUNDABLE);
  }

  @Test
  void a_named_payment_without_captured_money_is_not_refundable_though_another_is_r4() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 1000).card("p2", 0).desk();
    assertRefused(desk.quote(full().withMethod(from("p2"))), PAYMENT_NOT_REFUNDABLE);
    assertQuote(desk.quote(full())).gives(1000, 0);
  }

  @Test
  void another_currency_is_refused_m17() {
    RequestedAmounts euros = new RequestedAmounts(null, null, null, null, 10L, "EUR");
    assertRefused(
        shop().quote(valueOnly("A", 1).withAmounts(euros)), CURRENCY_MISMATCH, "amounts.currency");
    PaymentRefundRequest request =
        new PaymentRefundRequest("p1", 10L, "EUR", Asks.REASON, null, null);
    assertRefused(shop().quote(request), CURRENCY_MISMATCH, "currency");
  }

  @Test
  void the_currency_of_the_sale_may_be_named_m17() {
    RequestedAmounts dollars = new RequestedAmounts(null, null, null, null, null, "USD");
    assertQuote(shop().quote(full().withAmounts(dollars))).totals(4920);
  }

  @Test
  void what_would_fit_but_for_a_dispute_says_so_r3() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).desk();
    desk.dispute("p1", 400, Stage.OPEN);
    assertRefused(desk.quote(payment("p1", 601)), PAYMENT_DISPUTED);
    assertRefused(desk.quote(payment("p1", 1000)), PAYMENT_DISPUTED);
    assertRefused(desk.quote(payment("p1", 1001)), AMOUNT_EXCEEDS_REFUNDABLE);
    assertRefused(desk.quote(valueOnly("A", 601)), PAYMENT_DISPUTED);
    assertRefused(desk.quote(valueOnly("A", 1001)), AMOUNT_EXCEEDS_REFUNDABLE);
    assertQuote(desk.quote(payment("p1", 600))).totals(600);
    assertQuote(desk.quote(full())).totals(600);
  }

  @Test
  void a_payment_that_is_disputed_whole_gives_nothing_until_the_dispute_is_won_r3() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).desk();
    desk.dispute("p1", 1000, Stage.OPEN);
    assertRefused(desk.quote(full()), PAYMENT_DISPUTED);
    assertRefused(desk.quote(itemReturn("A", 1)), PAYMENT_DISPUTED);
    assertRefused(desk.quote(wholePayment("p1")), PAYMENT_DISPUTED);
    desk.dispute("p1", 1000, Stage.WON);
    assertQuote(desk.quote(full())).totals(1000);
  }

  @Test
  void an_inquiry_holds_nothing_and_a_lost_dispute_holds_for_good_l8() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).desk();
    desk.dispute("p1", 1000, Stage.INQUIRY);
    assertQuote(desk.quote(full())).totals(1000);
    desk.dispute("p1", 300, Stage.LOST);
    assertQuote(desk.quote(full())).totals(700);
  }

  /** R3: without the hold a full refund would give back what was paid. */
  @Test
  void a_disputed_order_that_was_paid_in_part_is_disputed_not_empty() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 500).desk();
    desk.dispute("p1", 500, Stage.OPEN);
    assertRefused(desk.quote(full()), PAYMENT_DISPUTED);
  }

  /** R3: 400 fit into 600 less the kept fee of 100 once the dispute of 300 is gone. */
  @Test
  void a_dispute_is_told_apart_from_a_kept_fee() {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 1000, 0).desk();
    desk.grant(itemReturn("A", 1).withAmounts(Asks.adjustment(-100)));
    desk.dispute("p1", 300, Stage.OPEN);
    assertRefused(desk.quote(valueOnly("A", 400)), PAYMENT_DISPUTED);
  }

  /** R3: goodwill on top of all that was paid would not fit without the dispute either. */
  @Test
  void what_would_not_fit_without_the_dispute_is_too_much() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).desk();
    desk.dispute("p1", 1000, Stage.OPEN);
    RequestedAmounts untaxed = new RequestedAmounts(null, 0L, null, 1L, null, null);
    assertRefused(desk.quote(full().withAmounts(untaxed)), AMOUNT_EXCEEDS_REFUNDABLE);
    RequestedAmounts lessOne = new RequestedAmounts(999L, 0L, null, 1L, null, null);
    assertRefused(desk.quote(full().withAmounts(lessOne)), PAYMENT_DISPUTED);
  }

  /** R1: beyond the range of long they do not add up to its end. */
  @Test
  void amounts_that_add_up_to_more_than_any_total_are_inconsistent() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, Long.MAX_VALUE, 0).desk();
    RequestedAmounts above =
        new RequestedAmounts(Long.MAX_VALUE, 1L, null, null, Long.MAX_VALUE, null);
    assertRefused(desk.quote(itemReturn("A", 1).withAmounts(above)), AMOUNTS_INCONSISTENT);
    RequestedAmounts lowered =
        new RequestedAmounts(Long.MAX_VALUE, 1L, null, -1L, Long.MAX_VALUE, null);
    assertRefused(desk.quote(itemReturn("A", 1).withAmounts(lowered)), AMOUNT_EXCEEDS_REFUNDABLE);
  }
}
