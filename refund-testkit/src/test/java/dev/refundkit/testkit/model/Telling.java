package dev.refundkit.testkit.model;

import static dev.refundkit.testkit.model.Sold.APPROVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Decision;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Command;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.testkit.story.Call;
import java.util.List;

/** Calls told to a model; the last refund that was opened is called r. */
final class Telling {

  private Telling() {}

  static ModelRefund open(Model model, RefundRequest request, Decision decision) {
    return opened(model, new Call.Create(request, decision, null));
  }

  static ModelRefund refundPayment(Model model, PaymentRefundRequest request) {
    return opened(model, new Call.RefundPayment(request, APPROVE, List.of(), null));
  }

  static ModelRefund opened(Model model, Call call) {
    Verdict verdict = model.judge(call);
    assertEquals(Verdict.Kind.ACCEPTED, verdict.kind(), verdict.toString());
    ModelRefund refund = verdict.refund();
    assertNotNull(refund);
    model.named(refund, "r");
    long payouts = refund.payouts().stream().mapToLong(ModelPayout::amount).sum();
    boolean rejected = refund.status() == RefundStatus.REJECTED;
    assertEquals(rejected ? 0 : refund.accepted().total(), payouts);
    return refund;
  }

  static Holding give(Model model, RefundRequest request) {
    return open(model, request, APPROVE).accepted();
  }

  static RefusalCode refused(Model model, RefundRequest request) {
    Verdict verdict = model.judge(new Call.Create(request, APPROVE, null));
    assertEquals(verdict, model.quote(request, APPROVE));
    RefusalCode code = verdict.code();
    assertNotNull(code, verdict.toString());
    return code;
  }

  static void act(Model model, ModelRefund refund, Command command) {
    model.named(refund, "r");
    assertEquals(Verdict.accepted(), model.judge(new Call.Act("r", command)));
  }

  static void receive(Model model, String line, int quantity) {
    Arrival arrival = new Arrival(line, quantity, Condition.SELLABLE);
    assertEquals(Verdict.accepted(), model.judge(new Call.Receive("r", List.of(arrival))));
  }
}
