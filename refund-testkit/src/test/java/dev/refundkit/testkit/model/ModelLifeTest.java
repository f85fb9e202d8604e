package dev.refundkit.testkit.model;

import static dev.refundkit.testkit.model.Sold.APPROVE;
import static dev.refundkit.testkit.model.Sold.REJECT;
import static dev.refundkit.testkit.model.Sold.REVIEW;
import static dev.refundkit.testkit.model.Sold.full;
import static dev.refundkit.testkit.model.Sold.part;
import static dev.refundkit.testkit.model.Sold.total;
import static dev.refundkit.testkit.model.Sold.units;
import static dev.refundkit.testkit.model.Telling.act;
import static dev.refundkit.testkit.model.Telling.give;
import static dev.refundkit.testkit.model.Telling.open;
import static dev.refundkit.testkit.model.Telling.receive;
import static dev.refundkit.testkit.model.Telling.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Command;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.testkit.story.Call;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lives of refunds worked by hand from the rules. */
class ModelLifeTest {

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
        model.judge(new Call.Receive("r", List.of(two))));
    act(model, refund, Command.CANCEL);
    assertEquals(1, model.unitsLeft("A"));
    assertEquals(2000, model.valueLeft("A"));
    assertEquals(1000, give(model, units("A", 1)).total());
  }

  @Test
  void a_dispute_that_holds_the_money_is_named_as_the_reason() {
    Model model = new Sold().line("A", 1, 1000).paid("p", 1000).model();
    model.judge(new Call.Disputed("p", "d", 400, Dispute.Stage.OPEN));
    assertEquals(600, model.room("p"));
    assertEquals(RefusalCode.PAYMENT_DISPUTED, refused(model, part("A", 0, total(601))));
    assertEquals(RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE, refused(model, part("A", 0, total(1001))));
    model.judge(new Call.Disputed("p", "d", 400, Dispute.Stage.WON));
    model.judge(new Call.Disputed("p", "d", 400, Dispute.Stage.OPEN)); // late
    assertEquals(1000, model.room("p"));
    model.judge(new Call.Elsewhere("p", "e", 1200));
    assertEquals(0, model.room("p"));
    assertEquals(200, model.excess("p"));
  }

  @Test
  void a_repeated_key_answers_with_the_first_refund_or_is_refused() {
    Model model = new Sold().line("A", 2, 2000).paid("p", 2000).model();
    Call first = new Call.Create(units("A", 1), APPROVE, "k");
    ModelRefund refund = model.judge(first).refund();
    assertNotNull(refund);
    assertSame(refund, model.judge(first).refund());
    assertEquals(1000, model.reserved("p"));
    assertEquals(
        Verdict.refused(RefusalCode.IDEMPOTENCY_KEY_REUSED),
        model.judge(new Call.Create(units("A", 2), APPROVE, "k")));
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
}
