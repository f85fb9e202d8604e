package dev.refundkit.testkit.model;

import static dev.refundkit.testkit.model.Sold.APPROVE;
import static dev.refundkit.testkit.model.Sold.REJECT;
import static dev.refundkit.testkit.model.Sold.REVIEW;
import static dev.refundkit.testkit.model.Sold.full;
import static dev.refundkit.testkit.model.Sold.part;
import static dev.refundkit.testkit.model.Sold.total;
import static dev.refundkit.testkit.model.Sold.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Command;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.testkit.story.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Examples worked by hand from the rules. */
class ModelTest {

  private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

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
    assertEquals(Set.of("order"), refund.cappedBy());
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
  void a_fee_given_back_before_its_refund_fell_away_does_not_eat_the_next_fee() {
    Model model = new Sold().line("A", 2, 2000).paid("p", 2000).model();
    ModelRefund keeps = open(model, part("A", 1, Sold.adjusted(-100)), REVIEW);
    open(model, part("A", 0, Sold.adjusted(100)), APPROVE);
    assertEquals(0, model.feesKept());
    act(model, keeps, Command.CANCEL);
    assertEquals(0, model.feesKept());
    open(model, part("A", 1, Sold.adjusted(-70)), APPROVE);
    assertEquals(70, model.feesKept());
  }

  @Test
  void a_named_total_that_a_fee_lowers_goes_to_a_person() {
    Model model = new Sold().line("A", 1, 1000).paid("p", 1000).model();
    Decision fee = Sold.decision(Outcome.APPROVE, false, new Fee(300, 0, false));
    ModelRefund refund = open(model, part("A", 1, total(1000)), fee);
    assertEquals(RefundStatus.PENDING, refund.status());
    assertEquals(700, refund.accepted().total());
    assertEquals(1000L, refund.named());
  }

  @Test
  void a_half_paid_refund_fails_and_holds_half_of_each_component() {
    Model model = new Sold().line("A", 1, 800, 200).paid("p", 500).paid("q", 500).model();
    ModelRefund refund = open(model, full(), APPROVE);
    model.paid("r", 0);
    assertEquals(RefundStatus.PROCESSING, refund.status());
    model.notPaid("r", 1);
    assertEquals(RefundStatus.FAILED, refund.status());
    assertEquals(400, refund.held().value("A"));
    assertEquals(List.of(100L), refund.held().taxes("A"));
    assertEquals(400, model.valueLeft("A"));
    assertEquals(0, model.unitsLeft("A"));
    assertEquals(500, model.room("q"));
    assertEquals(1, model.refundsCount("p"));
    assertEquals(0, model.refundsCount("q"));

    act(model, refund, Command.RETRY);
    assertEquals(500, model.reserved("q"));
    assertEquals(0, model.valueLeft("A"));
    model.paid("r", 2);
    assertEquals(RefundStatus.COMPLETED, refund.status());
  }

  @Test
  void a_payment_taken_back_frees_what_it_gave() {
    Model model = new Sold().line("A", 1, 1000).paid("p", 1000).model();
    ModelRefund refund = open(model, full(), APPROVE);
    model.paid("r", 0);
    assertEquals(1000, model.refunded("p"));
    model.notPaid("r", 0);
    assertEquals(RefundStatus.FAILED, refund.status());
    assertEquals(1000, model.room("p"));
    assertEquals(1000, model.valueLeft("A"));
    assertEquals(1, model.unitsLeft("A"));
  }

  @Test
  void a_share_that_was_paid_late_and_again_counts_twice_on_its_payment_only() {
    Model model = new Sold().line("A", 2, 2000).paid("p", 2000).model();
    ModelRefund refund = open(model, units("A", 1), APPROVE);
    model.notPaid("r", 0);
    act(model, refund, Command.REDIRECT);
    model.paid("r", 0);
    assertEquals(RefundStatus.PROCESSING, refund.status());
    model.paid("r", 1);
    assertEquals(RefundStatus.COMPLETED, refund.status());
    assertEquals(2000, model.refunded("p"));
    assertEquals(1000, model.valueLeft("A"));
    assertEquals(RefusalCode.NOTHING_REFUNDABLE, refused(model, full()));
  }

  @Test
  void closing_a_return_settles_the_refund_to_what_came() {
    Model model = new Sold().line("A", 2, 2000).paid("p", 500).paid("q", 1500).model();
    Decision waits = Sold.decision(Outcome.APPROVE, true, new Fee(0, 1000, false));
    ModelRefund refund = open(model, units("A", 2), waits);
    assertEquals(RefundStatus.APPROVED, refund.status());
    assertEquals(1800, refund.accepted().total());
    receive(model, "A", 1);
    act(model, refund, Command.CLOSE_RETURN);
    assertEquals(RefundStatus.PROCESSING, refund.status());
    assertEquals(900, refund.accepted().total());
    assertEquals(100, model.feesKept());
    assertEquals(500, model.reserved("p"));
    assertEquals(400, model.reserved("q")); // the last gave way
    assertEquals(1, model.unitsLeft("A"));
  }

  @Test
  void units_that_came_back_stay_taken_when_the_refund_is_cancelled() {
    Model model = new Sold().line("A", 2, 2000).paid("p", 2000).model();
    Decision waits = Sold.decision(Outcome.APPROVE, true, null);
    ModelRefund refund = open(model, units("A", 2), waits);
    receive(model, "A", 1);
    Arrival two = new Arrival("A", 2, Condition.SELLABLE);
    assertEquals(
        Verdict.refused(RefusalCode.RETURN_QUANTITY_EXCEEDED),
        model.judge(new Call.Receive("r", List.of(two)), NOW));
    act(model, refund, Command.CANCEL);
    assertEquals(1, model.unitsLeft("A"));
    assertEquals(2000, model.valueLeft("A"));
    assertEquals(1000, give(model, units("A", 1)).total());
  }

  @Test
  void a_dispute_that_holds_the_money_is_named_as_the_reason() {
    Model model = new Sold().line("A", 1, 1000).paid("p", 1000).model();
    model.judge(new Call.Disputed("p", "d", 400, Dispute.Stage.OPEN), NOW);
    assertEquals(600, model.room("p"));
    assertEquals(RefusalCode.PAYMENT_DISPUTED, refused(model, part("A", 0, total(601))));
    assertEquals(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE, refused(model, part("A", 0, total(1001))));
    model.judge(new Call.Disputed("p", "d", 400, Dispute.Stage.WON), NOW);
    model.judge(new Call.Disputed("p", "d", 400, Dispute.Stage.OPEN), NOW); // late
    assertEquals(1000, model.room("p"));
    model.judge(new Call.Elsewhere("p", "e", 1200), NOW);
    assertEquals(0, model.room("p"));
    assertEquals(200, model.excess("p"));
  }

  @Test
  void a_repeated_key_answers_with_the_first_refund_or_is_refused() {
    Model model = new Sold().line("A", 2, 2000).paid("p", 2000).model();
    Call first = new Call.Create(units("A", 1), APPROVE, "k");
    ModelRefund refund = model.judge(first, NOW).refund();
    assertNotNull(refund);
    assertSame(refund, model.judge(first, NOW).refund());
    assertEquals(1000, model.reserved("p"));
    assertEquals(
        Verdict.refused(RefusalCode.IDEMPOTENCY_KEY_REUSED),
        model.judge(new Call.Create(units("A", 2), APPROVE, "k"), NOW));
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

  @Test
  void a_reject_is_stored_and_holds_nothing_and_goods_worth_nothing_are_completed() {
    Model model = new Sold().line("A", 1, 0).line("B", 1, 1000).paid("p", 1000).model();
    assertEquals(RefundStatus.REJECTED, open(model, full(), REJECT).status());
    assertEquals(1000, model.room("p"));
    assertEquals(1, model.unitsLeft("B"));
    ModelRefund free = open(model, units("A", 1), APPROVE);
    assertEquals(RefundStatus.COMPLETED, free.status());
    assertEquals(List.of(), free.payouts());
  }

  private static ModelRefund open(Model model, RefundRequest request, Decision decision) {
    return opened(model, new Call.Create(request, decision, null));
  }

  private static ModelRefund refundPayment(Model model, PaymentRefundRequest request) {
    return opened(model, new Call.RefundPayment(request, APPROVE, List.of(), null));
  }

  private static ModelRefund opened(Model model, Call call) {
    Verdict verdict = model.judge(call, NOW);
    assertEquals(Verdict.Kind.ACCEPTED, verdict.kind(), verdict.toString());
    ModelRefund refund = verdict.refund();
    assertNotNull(refund);
    model.named(refund, "r");
    long payouts = refund.payouts().stream().mapToLong(ModelPayout::amount).sum();
    assertEquals(refund.accepted().total(), payouts);
    return refund;
  }

  private static Holding give(Model model, RefundRequest request) {
    return open(model, request, APPROVE).accepted();
  }

  private static RefusalCode refused(Model model, RefundRequest request) {
    Verdict verdict = model.judge(new Call.Create(request, APPROVE, null), NOW);
    assertEquals(verdict, model.quote(request, APPROVE));
    RefusalCode code = verdict.code();
    assertNotNull(code, verdict.toString());
    return code;
  }

  private static void act(Model model, ModelRefund refund, Command command) {
    model.named(refund, "r");
    assertEquals(Verdict.accepted(), model.judge(new Call.Act("r", command), NOW));
  }

  private static void receive(Model model, String line, int quantity) {
    Arrival arrival = new Arrival(line, quantity, Condition.SELLABLE);
    assertEquals(Verdict.accepted(), model.judge(new Call.Receive("r", List.of(arrival)), NOW));
  }
}
