package dev.refundkit.testkit.model;

import static dev.refundkit.testkit.model.Sold.APPROVE;
import static dev.refundkit.testkit.model.Sold.full;
import static dev.refundkit.testkit.model.Sold.part;
import static dev.refundkit.testkit.model.Sold.total;
import static dev.refundkit.testkit.model.Sold.units;
import static dev.refundkit.testkit.model.Telling.give;
import static dev.refundkit.testkit.model.Telling.open;
import static dev.refundkit.testkit.model.Telling.refundPayment;
import static dev.refundkit.testkit.model.Telling.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Amounts worked by hand from the rules. */
class ModelTest {

  @Test
  void three_units_worth_1000_are_worth_333_and_334_and_333() {
    Model model = new Sold().line("A", 3, 1000).paid("p", 1000).model();
    assertEquals(333, give(model, units("A", 1)).total());
    assertEquals(334, give(model, units("A", 1)).total());
    assertEquals(333, give(model, units("A", 1)).total());
    assertEquals(RefusalCode.QUANTITY_EXCEEDS_REFUNDABLE, refused(model, units("A", 1)));
  }

  @Test
  void each_tax_has_its_own_running_total() {
    Model model = new Sold().line("A", 3, 1000, 100, 50).paid("p", 1150).model();
    assertEquals(List.of(33L, 17L), give(model, units("A", 1)).taxes("A"));
    assertEquals(List.of(34L, 16L), give(model, units("A", 1)).taxes("A"));
    assertEquals(List.of(33L, 17L), give(model, units("A", 1)).taxes("A"));
  }

  @Test
  void an_order_discount_is_spread_and_the_odd_cent_goes_to_the_earliest_line() {
    Model model =
        new Sold()
            .line("A", 1, 1000)
            .line("B", 1, 1000)
            .line("C", 1, 1000)
            .discount(100)
            .paid("p", 2900)
            .model();
    assertEquals(966, model.valueLeft("A"));
    assertEquals(967, model.valueLeft("B"));
    assertEquals(967, model.valueLeft("C"));
  }

  @Test
  void where_prices_include_tax_the_net_is_the_difference_of_gross_and_tax() {
    Model model = new Sold().line("A", 3, 1000, 91).inclusive().paid("p", 1000).model();
    Holding first = give(model, units("A", 1)); // 333 gross, 30 tax
    assertEquals(303, first.subtotal());
    assertEquals(30, first.tax());
    Holding second = give(model, units("A", 1)); // 667 - 333 gross, 61 - 30 tax
    assertEquals(303, second.subtotal());
    assertEquals(31, second.tax());
  }

  @Test
  void a_unit_of_an_inclusive_line_of_dust_never_has_less_than_no_net() {
    // gross 3, tax 2 over 3 units: gross 1, 1, 1; tax 1, 0, 1; net 1 by its own: 0, 1, 0
    Model model = new Sold().line("A", 3, 3, 2).inclusive().paid("p", 3).model();
    assertEquals(0, give(model, units("A", 1)).subtotal());
    assertEquals(1, give(model, units("A", 1)).subtotal());
    assertEquals(0, give(model, units("A", 1)).subtotal());
  }

  @Test
  void a_total_for_a_line_is_spread_over_value_and_tax_by_what_is_left() {
    Model model = new Sold().line("B", 1, 14900, 2980).paid("p", 17880).model();
    Holding half = give(model, part("B", 0, total(11767)));
    assertEquals(9806, half.subtotal()); // 11767 * 14900 / 17880 = 9805.83
    assertEquals(1961, half.tax()); // 1961.17
    assertEquals(1, model.unitsLeft("B"));
  }

  @Test
  void a_total_that_is_what_the_units_are_worth_is_theirs() {
    // 5 and 4 over 3 units: values 2, 1, 2; taxes 1, 2, 1
    Model model = new Sold().line("A", 3, 5, 4).paid("p", 9).model();
    give(model, units("A", 1));
    Holding second = give(model, part("A", 1, total(3)));
    assertEquals(1, second.subtotal()); // by largest remainder over 3 and 3 it were 2
    assertEquals(2, second.tax());
  }

  @Test
  void what_was_withheld_from_a_unit_stays_on_the_line_until_full() {
    Model model = new Sold().line("A", 3, 1000).paid("p", 1000).model();
    give(model, part("A", 1, total(200)));
    assertEquals(334, give(model, units("A", 1)).total());
    assertEquals(466, model.valueLeft("A"));
    Holding rest = give(model, full());
    assertEquals(466, rest.total());
    assertEquals(Set.of(2), rest.units("A"));
  }

  @Test
  void a_full_refund_of_too_small_a_payment_spreads_the_shortfall() {
    // 250 missing of 800, 200, 240 and 10: 160, 40, 48, 2
    Model model = new Sold().line("A", 1, 800, 200).shipping(240, 10).paid("p", 1000).model();
    ModelRefund refund = open(model, full(), APPROVE);
    assertEquals(640, refund.accepted().value("A"));
    assertEquals(List.of(160L), refund.accepted().taxes("A"));
    assertEquals(192, refund.accepted().shippingValue());
    assertEquals(List.of(8L), refund.accepted().shippingTaxes());
    assertEquals(Set.of(), refund.cappedBy());
  }

  @Test
  void a_full_refund_of_too_large_a_payment_shows_the_surplus_as_adjustment() {
    Model model = new Sold().line("A", 1, 1000).paid("p", 1050).model();
    assertEquals(50, give(model, full()).adjustment());
    assertEquals(0, model.room("p"));
    assertEquals(0, model.feesKept());
  }

  @Test
  void a_full_refund_completes_what_a_payment_refund_left_of_each_component() {
    Model model = new Sold().line("A", 2, 1000, 100).paid("p", 1100).model();
    ModelRefund first = refundPayment(model, PaymentRefundRequest.of("p", 550, "other"));
    assertEquals(500, first.accepted().wholeValue());
    assertEquals(Map.of("t0", 50L), first.accepted().wholeTaxes());
    assertEquals(1000, model.valueLeft("A"));
    Holding rest = give(model, full());
    assertEquals(500, rest.value("A"));
    assertEquals(List.of(50L), rest.taxes("A"));
    assertEquals(Set.of(0, 1), rest.units("A"));
  }

  @Test
  void a_kept_fee_is_left_by_full_and_given_back_by_a_payment_amount() {
    Model model = new Sold().line("A", 2, 2000, 300).paid("p", 2300).model();
    Decision fee = Sold.decision(Outcome.APPROVE, false, new Fee(0, 1500, true));
    Holding first = open(model, units("A", 1), fee).accepted();
    assertEquals(-173, first.adjustment()); // 150 of 1000, 22.5 of 150
    assertEquals(977, first.total());
    assertEquals(1150, give(model, full()).total());
    assertEquals(173, model.room("p"));
    assertEquals(RefusalCode.NOTHING_REFUNDABLE, refused(model, full()));
    ModelRefund back = refundPayment(model, PaymentRefundRequest.of("p", 100, "other"));
    assertEquals(100, back.accepted().given());
    assertEquals(73, model.feesKept());
  }

  @Test
  void proportional_tenders_weigh_by_what_each_payment_has_left() {
    Model model =
        new Sold()
            .line("A", 3, 1000)
            .paid("p", 250)
            .paid("q", 750)
            .model(TenderStrategy.PROPORTIONAL);
    open(model, units("A", 1), APPROVE); // 333: 83.25 and 249.75
    assertEquals(83, model.reserved("p"));
    assertEquals(250, model.reserved("q"));
  }

  @Test
  void tax_as_one_figure_is_spread_over_lines_and_shipping() {
    Model model =
        new Sold()
            .line("A", 1, 1000, 100)
            .line("B", 1, 1000, 40)
            .shipping(500, 60)
            .paid("p", 2700)
            .model();
    RefundRequest tax = RefundRequest.of(Sold.ORDER, RefundType.TAX_ONLY, "other");
    RequestedAmounts fifty = new RequestedAmounts(null, 50L, null, null, null, null);
    Holding given = give(model, tax.withAmounts(fifty));
    assertEquals(List.of(25L), given.taxes("A"));
    assertEquals(List.of(10L), given.taxes("B"));
    assertEquals(List.of(15L), given.shippingTaxes());
    assertEquals(150, give(model, tax).total());
  }

  @Test
  void amounts_that_do_not_add_up_or_are_not_positive_are_refused() {
    Model model = new Sold().line("A", 2, 2000, 200).paid("p", 2200).model();
    RequestedAmounts odd = new RequestedAmounts(1000L, 100L, null, -50L, 1100L, null);
    assertEquals(RefusalCode.AMOUNTS_INCONSISTENT, refused(model, part("A", 1, odd)));
    RequestedAmounts nothing = new RequestedAmounts(1000L, 100L, null, -1100L, null, null);
    assertEquals(RefusalCode.INVALID_REQUEST, refused(model, part("A", 1, nothing)));
    RequestedAmounts euros = new RequestedAmounts(null, null, null, null, 10L, "EUR");
    assertEquals(RefusalCode.CURRENCY_MISMATCH, refused(model, part("A", 1, euros)));
    assertEquals(RefusalCode.LINE_ITEM_NOT_FOUND, refused(model, units("X", 1)));
    assertEquals(2200, model.room("p"));
  }
}
