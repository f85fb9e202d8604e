package dev.refundkit.quote;

import static dev.refundkit.Asks.amounts;
import static dev.refundkit.Asks.from;
import static dev.refundkit.Asks.full;
import static dev.refundkit.Asks.itemReturn;
import static dev.refundkit.Asks.partial;
import static dev.refundkit.Asks.payment;
import static dev.refundkit.Asks.shipping;
import static dev.refundkit.Asks.valueOnly;
import static dev.refundkit.Asks.wholePayment;
import static dev.refundkit.QuoteAssert.assertQuote;
import static dev.refundkit.QuoteAssert.assertRefused;
import static dev.refundkit.refusal.RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE;
import static dev.refundkit.request.RequestedAmounts.total;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import dev.refundkit.request.RequestedItem;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers of the acceptance scenarios that need nothing but a quote, by the scenario's short
 * name.
 */
class ScenarioNumbersTest {

  static Stream<Arguments> fullRefunds() {
    SaleFixture yen = SaleFixture.in("JPY");
    return Stream.of(
        row("ad-03", SaleFixture.in("PLN").line("L1", 1, 20174, 0), 20174, 0, 0),
        row("is-08", yen.line("L1", 1, 5800, 0), 5800, 0, 0),
        row("is-09", SaleFixture.in("JPY").line("L1", 1, 500, 0), 500, 0, 0),
        row("is-14", SaleFixture.usd().line("L1", 1, 750, 0).card("p1", 700), 700, 0, 0),
        row("is-16", SaleFixture.usd().line("L1", 1, 35863, 5380), 35863, 5380, 0),
        row(
            "sy-28",
            SaleFixture.usd()
                .line("L1", 4, 4000, 399, 360)
                .shipping(1000, 500, SaleFixture.taxes(75)),
            3601,
            435,
            500),
        row(
            "wc-02",
            SaleFixture.in("GBP").pricesIncludeTax().line("A", 10, 23900, 5975, 2988),
            14937,
            2988,
            0));
  }

  private static Arguments row(String id, SaleFixture sale, long subtotal, long tax, long freight) {
    return Arguments.of(id, sale, subtotal, tax, freight);
  }

  @ParameterizedTest(name = "{0}: full is {2} + {3} + {4}")
  @MethodSource("fullRefunds")
  void full_refunds(String id, SaleFixture sale, long subtotal, long tax, long freight) {
    RefundDesk desk = sale.desk();
    assertQuote(desk.grant(full())).gives(subtotal, tax, freight, 0);
    assertThat(desk.ledger().room()).isZero();
  }

  @Test
  void is05_a_discount_is_not_taxed_twice() {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 20000, 2000, 1800).desk();
    assertQuote(desk.grant(itemReturn("A", 1))).gives(9000, 900);
    assertQuote(desk.grant(itemReturn("A", 1))).gives(9000, 900);
    assertThat(desk.ledger().room()).isZero();
  }

  @Test
  void lg04_part_of_a_line_with_a_coupon() {
    RefundDesk desk =
        SaleFixture.in("EUR").line("A", 1, 17900, 1790).line("B", 1, 39900, 25000, 2980).desk();
    assertQuote(desk.grant(valueOnly("B", 11767))).gives(9806, 1961);
    assertThat(desk.ledger().room()).isEqualTo(25803);
  }

  @Test
  void lg05_a_refund_is_limited_to_what_was_paid() {
    RefundDesk desk =
        SaleFixture.in("EUR")
            .line("A", 1, 17900, 1790)
            .line("B", 1, 39900, 25000, 2980)
            .card("p1", 1200)
            .desk();
    assertRefused(desk.quote(payment("p1", 11767)), AMOUNT_EXCEEDS_REFUNDABLE);
    assertRefused(desk.quote(valueOnly("B", 11767)), AMOUNT_EXCEEDS_REFUNDABLE);
    assertQuote(desk.grant(full())).totals(1200);
  }

  @Test
  void lg06_tax_of_a_prorated_part() {
    RefundDesk desk = SaleFixture.in("EUR").line("L1", 1, 20000, 5000).desk();
    assertQuote(desk.quote(valueOnly("L1", 24166))).gives(19333, 4833);
  }

  @Test
  void me12_inclusive_units_and_a_kept_return_fee() {
    RefundDesk desk = SaleFixture.usd().pricesIncludeTax().line("A", 2, 2400, 400).desk();
    assertQuote(desk.grant(itemReturn("A", 1))).gives(1000, 200);
    assertQuote(desk.grant(partial("A", 1, amounts(1000L, 200L, null, -1000L, 200L))))
        .gives(1000, 200, 0, -1000);
    assertThat(desk.ledger().room()).isEqualTo(1000);
  }

  @Test
  void mg01_tax_of_part_of_two_lines_and_of_shipping() {
    RefundDesk desk =
        SaleFixture.usd()
            .line("A", 1, 8110, 811)
            .line("B", 2, 16220, 1622)
            .shipping(2450, 245)
            .desk();
    assertQuote(desk.grant(partial(RequestedItem.of("A", 1), RequestedItem.of("B", 1))))
        .gives(16220, 1622);
    assertQuote(desk.grant(shipping())).gives(0, 245, 2450, 0);
    assertThat(desk.ledger().room()).isEqualTo(8921);
  }

  @Test
  void mg02_three_units_share_a_tax_of_1238() {
    RefundDesk desk = SaleFixture.usd().line("A", 3, 15000, 1238).desk();
    assertQuote(desk.grant(itemReturn("A", 2))).gives(10000, 825);
    assertQuote(desk.grant(itemReturn("A", 1))).gives(5000, 413);
    assertThat(desk.ledger().room()).isZero();
  }

  @Test
  void mg05_shipping_left_after_a_part_of_it() {
    RefundDesk desk = SaleFixture.usd().line("L1", 1, 1000, 0).shipping(1000, 0).desk();
    assertQuote(desk.grant(shipping().withAmounts(total(500)))).gives(0, 0, 500, 0);
    assertRefused(desk.quote(shipping().withAmounts(total(600))), AMOUNT_EXCEEDS_REFUNDABLE);
    assertQuote(desk.grant(shipping())).gives(0, 0, 500, 0);
  }

  @Test
  void ps01_net_amounts_that_a_merchant_typed() {
    RefundDesk desk =
        SaleFixture.usd().line("A", 2, 2380, 143).line("B", 1, 1190, 71).shipping(700, 42).desk();
    assertQuote(desk.grant(partial("A", 1, amounts(1050L, 63L, null, null, 1113L))))
        .gives(1050, 63);
    assertQuote(desk.grant(partial("B", 1, amounts(350L, 21L, null, null, 371L)))).gives(350, 21);
    assertThat(desk.ledger().room()).isEqualTo(3042);
  }

  @Test
  void sa06_an_amount_above_what_was_charged() {
    RefundDesk desk =
        SaleFixture.usd()
            .line("A", 3, 3000, 690)
            .line("B", 2, 4000, 920)
            .shipping(1000, 230)
            .card("p1", 123)
            .desk();
    assertRefused(desk.quote(partial("A", 1, total(223))), AMOUNT_EXCEEDS_REFUNDABLE);
    assertThat(desk.ledger().room()).isEqualTo(123);
  }

  @Test
  void seed_the_example_of_the_refund_document() {
    RefundDesk desk =
        SaleFixture.usd().line("li_abc123", 1, 4999, 450).card("pay_xyz789", 5449).desk();
    assertQuote(
            desk.grant(
                partial("li_abc123", 1, amounts(4999L, 450L, 0L, null, 5449L))
                    .withMethod(from("pay_xyz789"))))
        .gives(4999, 450)
        .pays(new PayoutShare("pay_xyz789", 5449));
  }

  @Test
  void so05_and_st02_tax_inside_the_price() {
    RefundDesk one = SaleFixture.usd().pricesIncludeTax().line("L1", 1, 1000, 91).desk();
    assertQuote(one.grant(itemReturn("L1", 1))).gives(909, 91);
    RefundDesk two =
        SaleFixture.usd()
            .pricesIncludeTax()
            .line("L1", 1, 6000, 1200)
            .line("L2", 1, 4000, 800)
            .desk();
    assertQuote(two.grant(valueOnly("L1", 1200))).gives(960, 240);
    assertQuote(two.grant(valueOnly("L2", 800))).gives(640, 160);
  }

  @Test
  void so09_and_so10_a_refund_spills_over_unless_a_payment_is_named() {
    SaleFixture sale = SaleFixture.usd().line("L1", 1, 1000, 0).card("p1", 500).card("p2", 500);
    assertQuote(sale.desk().quote(full()))
        .pays(new PayoutShare("p1", 500), new PayoutShare("p2", 500));
    assertQuote(sale.desk().quote(valueOnly("L1", 400).withMethod(from("p2"))))
        .pays(new PayoutShare("p2", 400));
  }

  @Test
  void so12_the_rest_of_a_payment() {
    RefundDesk desk = SaleFixture.usd().line("L1", 1, 1000, 0).desk();
    assertQuote(desk.grant(payment("p1", 500))).totals(500);
    assertQuote(desk.grant(wholePayment("p1"))).totals(500);
    assertThat(desk.ledger().room()).isZero();
  }

  @Test
  void sy10_and_ve07_units_keep_their_share_of_a_discount() {
    RefundDesk three = SaleFixture.usd().line("L1", 3, 10104, 189, 0).desk();
    assertQuote(three.quote(itemReturn("L1", 1))).gives(3305, 0);
    assertQuote(three.quote(itemReturn("L1", 3))).gives(9915, 0);
    RefundDesk five = SaleFixture.usd().line("L1", 5, 2750, 275, 0).shipping(50, 0).desk();
    assertQuote(five.grant(itemReturn("L1", 2))).gives(990, 0);
    assertQuote(five.grant(itemReturn("L1", 3))).gives(1485, 0);
    assertThat(five.ledger().room()).isEqualTo(50);
  }

  @Test
  void sy13_and_sy14_the_rest_of_an_order_and_more_than_a_unit_has() {
    RefundDesk desk = SaleFixture.usd().line("L1", 2, 2000, 460).shipping(2000, 0).desk();
    assertQuote(desk.grant(valueOnly("L1", 500))).totals(500);
    assertQuote(desk.grant(full())).totals(3960);
    RefundDesk units =
        SaleFixture.usd()
            .line("U1", 1, 1000, 230)
            .line("U2", 1, 1000, 230)
            .shipping(2000, 0)
            .desk();
    units.grant(valueOnly("U1", 500));
    assertRefused(units.quote(valueOnly("U1", 1000)), AMOUNT_EXCEEDS_REFUNDABLE);
  }

  @Test
  void sy24_sy28_sy29_tax_shares() {
    RefundDesk half =
        SaleFixture.usd()
            .line("L1", 1, 1000, 100)
            .line("L2", 1, 2000, 400)
            .shipping(1000, 150)
            .desk();
    assertQuote(half.quote(shipping().withAmounts(total(575)))).gives(0, 75, 500, 0);
    RefundDesk four = SaleFixture.usd().line("L1", 4, 4000, 399, 360).desk();
    assertQuote(four.quote(itemReturn("L1", 1))).gives(900, 90);
    RefundDesk ratio = SaleFixture.usd().line("L1", 1, 1200, 300).line("L2", 1, 800, 160).desk();
    assertQuote(ratio.grant(valueOnly("L1", 500))).gives(400, 100);
    assertQuote(ratio.grant(valueOnly("L2", 960))).gives(800, 160);
  }

  @Test
  void wc01_half_of_the_units_and_half_of_a_fee_line() {
    RefundDesk desk = SaleFixture.usd().line("A", 10, 10000, 0).line("FEE", 1, 1000, 0).desk();
    assertQuote(desk.grant(itemReturn("A", 5))).gives(5000, 0);
    assertQuote(desk.grant(valueOnly("FEE", 500))).gives(500, 0);
    assertThat(desk.ledger().room()).isEqualTo(5500);
  }
}
