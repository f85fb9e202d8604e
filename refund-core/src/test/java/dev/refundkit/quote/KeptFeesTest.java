package dev.refundkit.quote;

import static dev.refundkit.Asks.adjustment;
import static dev.refundkit.Asks.amounts;
import static dev.refundkit.Asks.full;
import static dev.refundkit.Asks.itemReturn;
import static dev.refundkit.Asks.payment;
import static dev.refundkit.Asks.wholePayment;
import static dev.refundkit.QuoteAssert.assertQuote;
import static dev.refundkit.QuoteAssert.assertRefused;
import static dev.refundkit.refusal.RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE;
import static dev.refundkit.refusal.RefusalCode.NOTHING_REFUNDABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import org.junit.jupiter.api.Test;

/** M14, M15: a fee is kept until a request names it. */
class KeptFeesTest {

  /** One of two units of 5.00 came back less a fee of 1.00. */
  private static RefundDesk withFee(long captured) {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 1000, 0).card("p1", captured).desk();
    desk.grant(itemReturn("A", 1).withAmounts(adjustment(-100)));
    return desk;
  }

  @Test
  void no_full_refund_gives_a_fee_back_m14() {
    RefundDesk desk = withFee(1000);
    assertQuote(desk.grant(full())).gives(500, 0);
    assertRefused(desk.quote(full()), NOTHING_REFUNDABLE);
    assertThat(desk.ledger().room()).isEqualTo(100);
  }

  @Test
  void no_computed_amount_gives_a_fee_back_m14() {
    RefundDesk desk = withFee(900);
    Quote quote = desk.grant(itemReturn("A", 1));
    assertQuote(quote).gives(400, 0);
    assertThat(quote.cappedBy()).containsExactly(Cap.ORDER);
    assertThat(desk.ledger().feesKept()).isEqualTo(100);
  }

  @Test
  void a_payment_refund_without_an_amount_keeps_the_fee_m14() {
    RefundDesk desk = withFee(1000);
    assertQuote(desk.grant(wholePayment("p1"))).totals(500);
    assertRefused(desk.quote(wholePayment("p1")), NOTHING_REFUNDABLE);
  }

  @Test
  void a_named_adjustment_gives_the_fee_back_m14() {
    RefundDesk desk = withFee(1000);
    assertQuote(desk.grant(itemReturn("A", 1).withAmounts(adjustment(60)))).gives(500, 0, 0, 60);
    assertThat(desk.ledger().feesKept()).isEqualTo(40);
    assertRefused(desk.quote(full()), NOTHING_REFUNDABLE);
    assertQuote(desk.grant(full().withAmounts(adjustment(40)))).gives(0, 0, 0, 40);
    assertThat(desk.ledger().room()).isZero();
  }

  @Test
  void a_full_refund_that_names_the_fee_gives_everything_m14() {
    RefundDesk desk = withFee(1000);
    assertQuote(desk.grant(full().withAmounts(adjustment(100)))).gives(500, 0, 0, 100);
    assertThat(desk.ledger().feesKept()).isZero();
  }

  @Test
  void more_goodwill_than_there_is_is_refused_m14() {
    assertRefused(
        withFee(1000).quote(full().withAmounts(adjustment(101))), AMOUNT_EXCEEDS_REFUNDABLE);
  }

  @Test
  void a_named_payment_amount_gives_the_fee_back_m14() {
    RefundDesk desk = withFee(1000);
    assertQuote(desk.grant(payment("p1", 600))).gives(500, 0, 0, 100);
    assertThat(desk.ledger().feesKept()).isZero();
    assertThat(desk.ledger().room()).isZero();
  }

  @Test
  void a_named_total_may_not_reach_into_the_fee_m14() {
    RefundDesk desk = withFee(1000);
    desk.grant(full());
    assertRefused(
        desk.quote(full().withAmounts(amounts(null, null, null, null, 1L))),
        AMOUNT_EXCEEDS_REFUNDABLE);
  }

  @Test
  void a_policys_fee_lowers_the_quote_and_is_kept_m15() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 10000, 1500).desk();
    Quote quote = desk.quote(full()).orElseThrow();
    Quote less = desk.book(desk.lessFee(quote, 1725));
    assertQuote(less).gives(10000, 1500, 0, -1725).totals(9775);
    assertThat(less.named()).isNull();
    assertThat(desk.ledger().feesKept()).isEqualTo(1725);
    assertRefused(desk.quote(full()), NOTHING_REFUNDABLE);
  }

  @Test
  void of_several_fees_the_largest_counts_m15() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).desk();
    Quote quote = desk.quote(full().withAmounts(adjustment(-150))).orElseThrow();
    assertQuote(desk.lessFee(quote, 100)).totals(850);
    assertQuote(desk.lessFee(quote, 150)).totals(850);
    assertQuote(desk.lessFee(quote, 200)).totals(800);
  }

  @Test
  void a_fee_never_makes_a_refund_negative_m15() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 300).desk();
    assertQuote(desk.lessFee(desk.quote(full()).orElseThrow(), 500)).totals(0).pays();
  }

  @Test
  void a_fee_of_nothing_changes_nothing_m15() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).desk();
    Quote quote = desk.quote(full()).orElseThrow();
    assertThat(desk.lessFee(quote, 0)).isEqualTo(quote);
  }

  /** M14, M15: a named fee comes off what can be paid, as a policy's fee and a full refund's do. */
  @Test
  void a_fee_on_an_order_that_was_paid_in_part_is_really_kept() {
    SaleFixture sale = SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 900);
    assertQuote(sale.desk().quote(full().withAmounts(adjustment(-100)))).totals(800);
    assertQuote(sale.desk().lessFee(sale.desk().quote(itemReturn("A", 1)).orElseThrow(), 100))
        .totals(800);
    assertQuote(sale.desk().quote(itemReturn("A", 1).withAmounts(adjustment(-100)))).totals(800);
  }

  /** M14: the surplus of an overpaid order is no fee that somebody named. */
  @Test
  void the_surplus_of_a_full_refund_does_not_give_the_fee_back() {
    RefundDesk desk = withFee(1200);
    assertQuote(desk.grant(full())).gives(500, 0, 0, 200);
    assertThat(desk.ledger().feesKept()).isEqualTo(100);
    assertRefused(desk.quote(full()), NOTHING_REFUNDABLE);
  }

  /** M14: nor is the surplus of a payment refund that names no amount. */
  @Test
  void the_surplus_of_a_whole_payment_does_not_give_the_fee_back() {
    RefundDesk desk = withFee(1200);
    assertQuote(desk.grant(wholePayment("p1"))).totals(700);
    assertThat(desk.ledger().feesKept()).isEqualTo(100);
    assertRefused(desk.quote(full()), NOTHING_REFUNDABLE);
  }

  /** M14: of 5.00 that are there 1.00 is the fee; 4.50 can only be paid with half of it. */
  @Test
  void a_named_payment_amount_takes_of_the_fee_what_the_rest_cannot_give() {
    RefundDesk desk = withFee(900);
    assertQuote(desk.grant(payment("p1", 450))).totals(450);
    assertThat(desk.ledger().feesKept()).isEqualTo(50);
  }

  /**
   * M14, M15: a policy's fee is kept in full though the request also carries a surplus or goodwill.
   */
  @Test
  void a_policys_fee_on_an_overpaid_order_is_kept() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 1200).desk();
    Quote quote = desk.quote(full()).orElseThrow();
    assertQuote(desk.book(desk.lessFee(quote, 150))).totals(1050);
    assertThat(desk.ledger().feesKept()).isEqualTo(150);
    assertRefused(desk.quote(full()), NOTHING_REFUNDABLE);
  }

  /** M14, M15: an old fee that is given back and a new one that is kept are counted both. */
  @Test
  void a_policys_fee_beside_a_returned_fee_is_kept() {
    RefundDesk desk = withFee(1000);
    Quote quote = desk.quote(full().withAmounts(adjustment(100))).orElseThrow();
    assertQuote(desk.book(desk.lessFee(quote, 50))).totals(550);
    assertThat(desk.ledger().feesKept()).isEqualTo(50);
    assertRefused(desk.quote(full()), NOTHING_REFUNDABLE);
  }
}
