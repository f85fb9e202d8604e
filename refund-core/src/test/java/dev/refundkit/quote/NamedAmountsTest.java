package dev.refundkit.quote;

import static dev.refundkit.Asks.adjustment;
import static dev.refundkit.Asks.amounts;
import static dev.refundkit.Asks.full;
import static dev.refundkit.Asks.itemReturn;
import static dev.refundkit.Asks.partial;
import static dev.refundkit.Asks.payment;
import static dev.refundkit.Asks.shipping;
import static dev.refundkit.Asks.taxOnly;
import static dev.refundkit.Asks.valueOnly;
import static dev.refundkit.QuoteAssert.assertQuote;
import static dev.refundkit.QuoteAssert.assertRefused;
import static dev.refundkit.refusal.RefusalCode.AMOUNTS_INCONSISTENT;
import static dev.refundkit.refusal.RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE;
import static dev.refundkit.refusal.RefusalCode.INVALID_REQUEST;
import static dev.refundkit.request.RequestedAmounts.total;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Worth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that name amounts: M3, M4, M6, M9 to M12, M17. */
class NamedAmountsTest {

  private static RefundDesk twoLines() {
    return SaleFixture.usd()
        .line("A", 2, 2000, 400)
        .line("B", 1, 500, 100)
        .shipping(1000, 200)
        .desk();
  }

  @Test
  void a_total_for_one_line_goes_to_value_and_tax_by_what_is_left_of_each_m3() {
    RefundDesk desk = twoLines();
    assertQuote(desk.grant(valueOnly("A", 600))).gives(500, 100);
    desk.grant(taxOnly("A"));
    assertQuote(desk.grant(valueOnly("A", 500))).gives(500, 0);
  }

  @Test
  void a_total_for_one_line_goes_on_to_its_tax_components_m1_m3() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 800, 0, SaleFixture.taxes(150, 50)).desk();
    Quote quote = desk.grant(valueOnly("A", 100));
    assertThat(quote.allocation().lines().get(0).worth()).isEqualTo(Worth.of(80, 15, 5));
  }

  @Test
  void a_total_for_several_lines_goes_to_the_lines_first_m4() {
    RefundDesk desk = twoLines();
    Quote quote =
        desk.grant(
            partial(RequestedItem.of("A", 0), RequestedItem.of("B", 0)).withAmounts(total(300)));
    assertQuote(quote).gives(250, 50).lines("A", "B");
    assertThat(quote.allocation().lines().get(0).worth()).isEqualTo(Worth.of(200, 40));
    assertThat(quote.allocation().lines().get(1).worth()).isEqualTo(Worth.of(50, 10));
  }

  @Test
  void a_total_for_units_is_weighed_by_what_the_units_are_worth_m4() {
    RefundDesk desk = twoLines();
    Quote quote =
        desk.grant(
            partial(RequestedItem.of("A", 1), RequestedItem.of("B", 1)).withAmounts(total(180)));
    assertThat(quote.allocation().lines().get(0).worth()).isEqualTo(Worth.of(100, 20));
    assertThat(quote.allocation().lines().get(1).worth()).isEqualTo(Worth.of(50, 10));
    assertThat(quote.named()).isEqualTo(180);
    assertThat(quote.aboveUnits()).isFalse();
  }

  @Test
  void a_total_above_the_units_but_within_the_line_passes_and_is_marked_m10() {
    RefundDesk desk = twoLines();
    Quote quote = desk.grant(partial("A", 1, total(1800)));
    assertQuote(quote).gives(1500, 300);
    assertThat(quote.aboveUnits()).isTrue();
  }

  @Test
  void
      a_value_above_the_net_worth_of_the_units_is_marked_even_without_tax_where_prices_include_it() {
    SaleFixture sale = SaleFixture.usd().pricesIncludeTax().line("A", 2, 2400, 400);
    Quote above = sale.desk().grant(partial("A", 1, amounts(1100L, 0L, null, null, null)));
    assertQuote(above).gives(1100, 0);
    assertThat(above.aboveUnits()).isTrue();
    Quote within = sale.desk().grant(partial("A", 1, amounts(1000L, 0L, null, null, null)));
    assertThat(within.aboveUnits()).isFalse();
  }

  @Test
  void a_tax_is_weighed_by_what_is_left_unless_it_is_just_what_the_units_carry_m11() {
    SaleFixture sale = SaleFixture.usd().line("A", 10, 10_000, 1_000).shipping(100, 100);
    RefundDesk desk = sale.desk();
    RequestedAmounts units = amounts(1000L, 200L, 100L, null, null);
    Quote exactly = desk.quote(partial("A", 1, units)).orElseThrow();
    assertThat(exactly.allocation().lines().get(0).worth().tax()).isEqualTo(100);
    assertThat(exactly.allocation().shipping().tax()).isEqualTo(100);
    RequestedAmounts less = amounts(1000L, 110L, 100L, null, null);
    Quote spread = desk.quote(partial("A", 1, less)).orElseThrow();
    assertThat(spread.allocation().lines().get(0).worth().tax()).isEqualTo(100);
    assertThat(spread.allocation().shipping().tax()).isEqualTo(10);
  }

  @Test
  void a_total_for_everything_may_hold_what_was_paid_on_top_m13() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).card("p1", 1050).desk();
    assertThat(desk.quote(full()).orElseThrow().maxRefundable()).isEqualTo(1050);
    assertQuote(desk.grant(full().withAmounts(total(1050)))).gives(1000, 0, 0, 50);
  }

  @Test
  void all_of_an_order_is_not_more_than_its_units_though_some_value_was_withheld_before() {
    RefundDesk desk = twoLines();
    desk.grant(partial("A", 1, total(120)));
    assertThat(desk.grant(full()).aboveUnits()).isFalse();
  }

  @Test
  void units_that_a_payment_refund_has_lowered_are_not_above_their_worth() {
    RefundDesk desk = SaleFixture.usd().line("A", 3, 100, 7).line("B", 3, 101, 11).desk();
    desk.grant(payment("p1", 200));
    Quote quote =
        desk.quote(partial(RequestedItem.of("A", 3), RequestedItem.of("B", 2))).orElseThrow();
    assertThat(quote.cappedBy()).isNotEmpty();
    assertThat(quote.aboveUnits()).isFalse();
  }

  @Test
  void an_enormous_value_beside_goodwill_is_refused_and_wraps_nothing_round() {
    RefundDesk desk = SaleFixture.usd().line("A", 2, Long.MAX_VALUE, 0).desk();
    RequestedAmounts all = amounts(Long.MAX_VALUE, null, null, 1L, null);
    assertRefused(desk.quote(partial("A", 2, all)), AMOUNT_EXCEEDS_REFUNDABLE);
  }

  @ParameterizedTest
  @CsvSource({"1000, -100", "5, -1000000", "5, -9223372036854775806"})
  void a_fee_beside_a_total_for_everything_is_kept_of_what_was_paid_and_of_nothing_else_m13(
      long total, long fee) {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).desk();
    RequestedAmounts named = amounts(null, null, null, fee, total);
    assertRefused(desk.quote(full().withAmounts(named)), AMOUNT_EXCEEDS_REFUNDABLE);
  }

  @Test
  void a_fee_that_is_no_amount_is_invalid() {
    RequestedAmounts named = amounts(null, null, null, Long.MIN_VALUE, 205L);
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).desk();
    assertRefused(desk.quote(full().withAmounts(named)), INVALID_REQUEST);
  }

  @Test
  void the_most_that_a_quote_tells_passes_beside_a_fee_too() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).desk();
    RefundRequest one = partial("A", 1, amounts(null, null, null, -100L, null));
    long most = desk.quote(one).orElseThrow().maxRefundable();
    assertThat(most).isEqualTo(900);
    RequestedAmounts named = amounts(null, null, null, -100L, most);
    assertThat(desk.quote(one.withAmounts(named)).orElseThrow().total()).isEqualTo(900);
  }

  @Test
  void no_part_of_a_quote_could_give_less_than_it_gives() {
    RefundDesk desk = SaleFixture.usd().line("A", 6, 600, 0).line("B", 1, 100, 0).desk();
    desk.grant(payment("p1", 350));
    Quote quote =
        desk.quote(partial(RequestedItem.of("A", 1), RequestedItem.of("B", 1))).orElseThrow();
    assertThat(quote.parts())
        .allMatch(part -> part.given().atMost(part.most()).equals(part.given()));
  }

  @Test
  void figures_that_do_not_add_up_are_told_before_what_is_left_is_looked_at() {
    RequestedAmounts odd = amounts(90_000L, 0L, 0L, null, 1L);
    assertRefused(twoLines().quote(partial("A", 1, odd)), AMOUNTS_INCONSISTENT);
  }

  @ParameterizedTest(name = "subtotal {0}, tax {1}, shipping {2}, adjustment {3}, total {4}")
  @CsvSource({
    "1000, 200,  0,    0, 1200, 1000, 200,   0,    0",
    "1000, 200,   ,     ,     , 1000, 200,   0,    0",
    " 500,    ,   ,     ,     ,  500, 100,   0,    0",
    "    ,    ,   ,     , 1200, 1000, 200,   0,    0",
    "    ,  50,   ,     , 1050, 1000,  50,   0,    0",
    " 900,    ,   ,     , 1000,  900, 100,   0,    0",
    "1000, 200,500,     ,     , 1000, 200, 500,    0",
    "    ,    ,100,     ,     , 1000, 220, 100,    0",
    "1000,   0,  0,     , 1000, 1000,   0,   0,    0",
    "   0, 200,  0,     ,  200,    0, 200,   0,    0",
    "1000, 200,   , -300,  900, 1000, 200,   0, -300",
    "    ,    ,   , -300,  900, 1000, 200,   0, -300",
    "    ,    ,   , -300,     , 1000, 200,   0, -300",
    "1000, 200,   ,  150, 1350, 1000, 200,   0,  150"
  })
  void each_figure_is_optional_and_the_rest_is_found_m9_m17(
      Long subtotal,
      Long tax,
      Long shipping,
      Long adjust,
      Long sum,
      long goods,
      long taxes,
      long freight,
      long adjustment) {
    assertQuote(twoLines().quote(partial("A", 1, amounts(subtotal, tax, shipping, adjust, sum))))
        .gives(goods, taxes, freight, adjustment);
  }

  @ParameterizedTest(name = "subtotal {0}, tax {1}, shipping {2}, adjustment {3}, total {4}")
  @CsvSource({
    "1000, 200, 0,    0, 1201",
    "1000, 200, 0,    0, 1199",
    "1000, 200, 0, -100, 1200",
    "1000,    , 0,     ,  999",
    "    , 300,  ,     ,  200"
  })
  void parts_that_do_not_add_up_are_refused(
      Long subtotal, Long tax, Long shipping, Long adjust, Long sum) {
    assertRefused(
        twoLines().quote(partial("A", 1, amounts(subtotal, tax, shipping, adjust, sum))),
        AMOUNTS_INCONSISTENT,
        "amounts.total");
  }

  @ParameterizedTest(name = "{5} is too much")
  @CsvSource({
    "2001,    ,     ,    ,     , amounts.subtotal, 2000",
    "    , 401,     ,    ,     , amounts.tax,       400",
    "    ,    , 1001,    ,     , amounts.shipping, 1000",
    "    ,    ,     ,    , 2401, amounts.total,    2400",
    "2000, 400,     ,1201,     , amounts.total,    3600"
  })
  void a_named_amount_above_what_is_left_is_refused_with_the_most_that_would_pass_m6(
      Long subtotal, Long tax, Long shipping, Long adjust, Long sum, String field, String most) {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 2000, 400).shipping(1000, 200).desk();
    assertThat(
            assertRefused(
                    desk.quote(partial("A", 2, amounts(subtotal, tax, shipping, adjust, sum))),
                    AMOUNT_EXCEEDS_REFUNDABLE,
                    field)
                .message())
        .contains(most);
  }

  @Test
  void one_tax_figure_is_spread_over_items_and_shipping_by_what_is_left_m11() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 300).shipping(500, 100).desk();
    Quote quote = desk.grant(partial("A", 1, amounts(1000L, 200L, 500L, null, null)));
    assertThat(quote.allocation().lines().get(0).worth().tax()).isEqualTo(150);
    assertThat(quote.allocation().shipping().tax()).isEqualTo(50);
  }

  @Test
  void shipping_may_be_given_back_in_parts() {
    RefundDesk desk = twoLines();
    assertQuote(desk.grant(shipping().withAmounts(total(600)))).gives(0, 100, 500, 0);
    assertQuote(desk.grant(shipping().withAmounts(amounts(null, null, 100L, null, null))))
        .gives(0, 20, 100, 0);
    assertQuote(desk.grant(shipping())).gives(0, 80, 400, 0);
  }

  @Test
  void a_tax_refund_may_name_tax_or_total_m12() {
    RefundDesk desk = twoLines();
    assertQuote(desk.grant(taxOnly().withAmounts(amounts(null, 70L, null, null, null))))
        .gives(0, 70);
    assertQuote(desk.grant(taxOnly("A").withAmounts(total(60)))).gives(0, 60).lines("A");
    assertQuote(desk.grant(taxOnly())).gives(0, 570);
  }

  @Test
  void a_full_refund_may_name_less() {
    RefundDesk desk = twoLines();
    assertQuote(desk.grant(full().withAmounts(total(2100)))).gives(1250, 350, 500, 0);
    assertThat(desk.ledger().lines().get("A").taken().count()).isEqualTo(2);
    assertQuote(desk.grant(full())).totals(2100);
  }

  @Test
  void a_total_of_nothing_is_invalid_unless_the_goods_are_worth_nothing_r1_m17() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 100, 0).line("GIFT", 1, 0, 0).desk();
    assertRefused(desk.quote(partial("A", 1, total(0))), INVALID_REQUEST, "amounts.total");
    assertRefused(
        desk.quote(partial("A", 1, amounts(0L, 0L, 0L, 0L, null))),
        INVALID_REQUEST,
        "amounts.total");
    assertQuote(desk.quote(partial("GIFT", 1, total(0)))).gives(0, 0);
  }

  @Test
  void a_fee_that_leaves_nothing_is_invalid_r1() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 100, 0).desk();
    for (long fee : new long[] {-100, -101, Long.MIN_VALUE}) {
      assertRefused(
          desk.quote(itemReturn("A", 1).withAmounts(adjustment(fee))),
          INVALID_REQUEST,
          "amounts.adjustment");
    }
  }

  @Test
  void goodwill_of_absurd_size_is_refused_as_too_much_not_as_a_wrapped_number_r2() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 100, 0).desk();
    assertRefused(
        desk.quote(itemReturn("A", 1).withAmounts(adjustment(Long.MAX_VALUE))),
        AMOUNT_EXCEEDS_REFUNDABLE);
  }

  @Test
  void a_named_amount_is_held_against_what_payment_refunds_left_of_its_component_m5() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).shipping(1000, 0).desk();
    desk.grant(payment("p1", 1000));
    assertThat(
            assertRefused(
                    desk.quote(valueOnly("A", 501)), AMOUNT_EXCEEDS_REFUNDABLE, "amounts.total")
                .message())
        .contains("500");
    assertQuote(desk.quote(valueOnly("A", 500))).gives(500, 0);
  }

  /** M6: what the quote calls the most must really pass. */
  @Test
  void the_most_that_a_quote_names_counts_what_payment_refunds_took_of_its_component() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 0).shipping(1000, 0).desk();
    desk.grant(payment("p1", 1000));
    assertThat(desk.quote(valueOnly("A", 300)).orElseThrow().maxRefundable()).isEqualTo(500);
  }

  /** M6: the most that a refusal names must really pass, cent for cent. */
  @Test
  void the_most_that_a_refusal_names_passes_after_a_payment_refund() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 4, 0).line("B", 1, 3, 3).desk();
    desk.grant(payment("p1", 5));
    long most = desk.ledger().room();
    assertQuote(
            desk.quote(
                partial(RequestedItem.of("A", 0), RequestedItem.of("B", 0))
                    .withAmounts(total(most))))
        .totals(most);
  }

  @Test
  void goodwill_for_a_line_gives_nothing_of_the_line_itself_m14() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 1000, 100).line("B", 1, 1000, 0).desk();
    var allocation = desk.quote(partial("A", 0, adjustment(300))).orElseThrow().allocation();
    assertThat(allocation.total()).isEqualTo(300);
    assertThat(allocation.subtotal()).isZero();
    assertThat(allocation.tax()).isZero();
    assertThat(allocation.adjustment()).isEqualTo(300);
  }
}
