package dev.refundkit.quote;

import static dev.refundkit.Asks.adjustment;
import static dev.refundkit.Asks.from;
import static dev.refundkit.Asks.full;
import static dev.refundkit.Asks.itemReturn;
import static dev.refundkit.Asks.partial;
import static dev.refundkit.Asks.payment;
import static dev.refundkit.Asks.shipping;
import static dev.refundkit.Asks.taxOnly;
import static dev.refundkit.Asks.valueOnly;
import static dev.refundkit.QuoteAssert.assertQuote;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Payment;
import org.junit.jupiter.api.Test;

/** Requests that name no amount: the library computes it. */
class ComputedQuoteTest {

  @Test
  void full_gives_goods_shipping_and_all_taxes_m13() {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 2000, 460).shipping(1000, 230).desk();
    Quote quote = desk.grant(full());
    assertQuote(quote).gives(2000, 690, 1000, 0).lines("A").pays(new PayoutShare("p1", 3690));
    assertThat(quote.allocation().lines().get(0).units().count()).isEqualTo(2);
    assertThat(quote.cappedBy()).isEmpty();
    assertThat(quote.named()).isNull();
    assertThat(quote.maxRefundable()).isEqualTo(3690);
  }

  @Test
  void full_takes_the_units_that_are_left_m13() {
    RefundDesk desk = SaleFixture.usd().line("A", 3, 3000, 0).desk();
    desk.grant(itemReturn("A", 1));
    Quote rest = desk.grant(full());
    assertQuote(rest).gives(2000, 0);
    assertThat(rest.allocation().lines().get(0).units().count()).isEqualTo(2);
    assertThat(desk.ledger().lines().get("A").taken().count()).isEqualTo(3);
  }

  @Test
  void full_spreads_what_the_payments_lack_over_all_parts_m13() {
    RefundDesk desk =
        SaleFixture.usd().line("A", 1, 500, 100).shipping(300, 100).card("p1", 500).desk();
    assertQuote(desk.grant(full())).gives(250, 100, 150, 0);
  }

  @Test
  void full_shows_what_the_payments_hold_beyond_the_parts_as_an_adjustment_m13() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 500, 100).card("p1", 650).desk();
    assertQuote(desk.grant(full())).gives(500, 100, 0, 50);
  }

  @Test
  void full_with_a_fee_keeps_the_fee_m14() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).desk();
    assertQuote(desk.grant(full().withAmounts(adjustment(-150)))).gives(1000, 0, 0, -150);
    assertThat(desk.ledger().feesKept()).isEqualTo(150);
  }

  @Test
  void full_of_a_named_payment_gives_what_that_payment_holds_m16() {
    RefundDesk desk =
        SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 700).card("p2", 300).desk();
    assertQuote(desk.grant(full().withMethod(from("p2"))))
        .gives(300, 0)
        .pays(new PayoutShare("p2", 300));
  }

  @Test
  void units_are_worth_their_own_intervals_m1_m2() {
    RefundDesk desk = SaleFixture.usd().line("A", 3, 100, 10).desk();
    assertQuote(desk.grant(itemReturn("A", 1))).gives(33, 3);
    assertQuote(desk.grant(itemReturn("A", 1))).gives(34, 4);
    assertQuote(desk.grant(itemReturn("A", 1))).gives(33, 3);
  }

  @Test
  void a_partial_refund_is_computed_like_a_return_m1() {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 2000, 400).line("B", 1, 500, 50).desk();
    assertQuote(desk.quote(partial(RequestedItem.of("A", 1), RequestedItem.of("B", 1))))
        .gives(1500, 250)
        .lines("A", "B");
  }

  @Test
  void shipping_comes_with_its_tax_only_where_it_is_asked_for_m9() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 100).shipping(500, 50).desk();
    assertQuote(desk.quote(itemReturn("A", 1))).gives(1000, 100);
    assertQuote(desk.grant(shipping())).gives(0, 50, 500, 0);
  }

  @Test
  void tax_only_of_an_order_gives_all_taxes_and_no_units_m12() {
    RefundDesk desk =
        SaleFixture.usd().line("A", 2, 1000, 100).line("B", 1, 500, 50).shipping(300, 30).desk();
    Quote quote = desk.grant(taxOnly());
    assertQuote(quote).gives(0, 180, 0, 0).lines("A", "B");
    assertThat(quote.allocation().lines()).allSatisfy(l -> assertThat(l.units().count()).isZero());
    assertThat(quote.allocation().shipping().tax()).isEqualTo(30);
  }

  @Test
  void tax_only_of_named_lines_leaves_the_others_m12() {
    RefundDesk desk =
        SaleFixture.usd().line("A", 2, 1000, 100).line("B", 1, 500, 50).shipping(300, 30).desk();
    assertQuote(desk.grant(taxOnly("B"))).gives(0, 50).lines("B");
    assertQuote(desk.grant(taxOnly())).gives(0, 130);
  }

  @Test
  void a_unit_is_capped_by_what_is_left_of_its_line_m6() {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 2000, 0).desk();
    desk.grant(valueOnly("A", 1500));
    Quote quote = desk.grant(itemReturn("A", 1));
    assertQuote(quote).gives(500, 0);
    assertThat(quote.cappedBy()).containsExactly(Cap.LINE);
  }

  @Test
  void a_unit_is_capped_by_what_a_payment_refund_left_of_the_components_m6() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).shipping(1000, 0).desk();
    desk.grant(payment("p1", 1000));
    Quote quote = desk.grant(itemReturn("A", 1));
    assertQuote(quote).gives(500, 0);
    assertThat(quote.cappedBy()).containsExactly(Cap.COMPONENT);
  }

  @Test
  void a_unit_is_capped_by_what_the_named_payment_holds_m6() {
    RefundDesk desk =
        SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 600).card("p2", 400).desk();
    Quote quote = desk.grant(itemReturn("A", 1).withMethod(from("p2")));
    assertQuote(quote).gives(400, 0).pays(new PayoutShare("p2", 400));
    assertThat(quote.cappedBy()).containsExactly(Cap.PAYMENT);
  }

  @Test
  void a_unit_is_capped_by_what_the_order_was_paid_m6() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 750, 0).card("p1", 700).desk();
    Quote quote = desk.grant(itemReturn("A", 1));
    assertQuote(quote).gives(700, 0);
    assertThat(quote.cappedBy()).containsExactly(Cap.ORDER);
  }

  @Test
  void value_withheld_from_a_unit_does_not_move_to_the_next_m2_m10() {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 2000, 0).desk();
    desk.grant(partial("A", 1, RequestedAmounts.total(600)));
    assertQuote(desk.grant(itemReturn("A", 1))).gives(1000, 0);
    assertQuote(desk.grant(valueOnly("A", 400))).gives(400, 0);
    assertThat(desk.ledger().room()).isZero();
  }

  @Test
  void goods_worth_nothing_can_be_returned_for_nothing_m17() {
    RefundDesk desk = SaleFixture.usd().line("GIFT", 2, 500, 500, 0).line("A", 1, 100, 0).desk();
    Quote quote = desk.grant(itemReturn("GIFT", 1));
    assertQuote(quote).gives(0, 0).pays();
    assertThat(desk.ledger().lines().get("GIFT").taken().count()).isEqualTo(1);
  }

  @Test
  void an_order_that_cost_nothing_can_be_returned_without_any_payment_m17() {
    RefundDesk desk = SaleFixture.usd().line("GIFT", 1, 500, 500, 0).payment(unpaid()).desk();
    assertQuote(desk.grant(itemReturn("GIFT", 1))).gives(0, 0).pays();
  }

  private static Payment unpaid() {
    return Payment.captured("p1", "card", 0);
  }

  @Test
  void a_fee_lowers_a_computed_amount_m14() {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 2000, 0).desk();
    assertQuote(desk.grant(itemReturn("A", 1).withAmounts(adjustment(-100))))
        .gives(1000, 0, 0, -100);
    assertThat(desk.ledger().feesKept()).isEqualTo(100);
    assertThat(desk.ledger().room()).isEqualTo(1100);
  }

  /**
   * docs/invariants.md, Money 3: 4 units for 0.03 with 0.02 tax inside come back one by one, and
   * all 0.03 with them.
   */
  @Test
  void units_of_dust_with_tax_inside_give_back_all_that_was_paid() {
    RefundDesk desk = SaleFixture.usd().pricesIncludeTax().line("A", 4, 3, 2).desk();
    for (int unit = 0; unit < 4; unit++) {
      desk.grant(itemReturn("A", 1));
    }
    assertThat(desk.ledger().room()).isZero();
  }

  @Test
  void quoting_changes_nothing_and_creating_gives_the_quoted_numbers() {
    RefundDesk desk = SaleFixture.usd().line("A", 3, 1000, 83).shipping(499, 41).desk();
    Quote first = desk.quote(itemReturn("A", 2)).orElseThrow();
    assertThat(desk.quote(itemReturn("A", 2)).orElseThrow()).isEqualTo(first);
    assertThat(desk.grant(itemReturn("A", 2))).isEqualTo(first);
  }

  @Test
  void a_unit_that_carries_only_a_tax_which_was_given_back_can_be_returned_for_nothing_m17() {
    RefundDesk desk = SaleFixture.usd().pricesIncludeTax().line("A", 7, 7, 1).desk();
    assertQuote(desk.grant(taxOnly("A"))).gives(0, 1);
    for (int unit = 0; unit < 7; unit++) {
      desk.grant(itemReturn("A", 1));
    }
    assertThat(desk.ledger().reserved()).isEqualTo(7);
  }
}
