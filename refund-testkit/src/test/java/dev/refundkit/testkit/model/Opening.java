package dev.refundkit.testkit.model;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A refund as it is opened: the policy's fee, its payouts, its first state. */
final class Opening {

  private Opening() {}

  static ModelRefund open(
      RefundRequest request,
      Decision decision,
      Asking.Asked asked,
      Sale sale,
      Balances now,
      TenderStrategy strategy) {
    long fee = Math.max(asked.clientFee(), policyFee(decision.fee(), asked)); // M15: the largest
    Long named = request.amounts().total();
    Holding holding = asked.keeping(asked.clientFee());
    fee = Math.min(fee, asked.clientFee() + holding.total());
    boolean lowered = request.amounts().namesParts() && fee > asked.clientFee();
    ModelRefund refund =
        new ModelRefund(
            request.type(),
            asked.keeping(fee),
            asked.cappedBy(),
            named,
            request.processing().startsAtOnce());
    String payment = request.paymentMethod().paymentId();
    refund.payouts.addAll(Tenders.payouts(refund.accepted.total(), sale, now, strategy, payment));
    for (SaleLine line : sale.lines()) {
      Holding held = refund.accepted;
      if (!held.units(line.id()).isEmpty() || held.ofLine(line.id()) > 0) {
        refund.lines.add(line.id());
      }
    }
    for (RequestedItem item : request.items()) {
      if (request.type() != RefundType.FULL) {
        refund.lines.add(item.lineItemId());
      }
      boolean stayed = !sale.line(item.lineItemId()).orElseThrow().shipped();
      if (stayed && item.mayRestock() && !refund.accepted.units(item.lineItemId()).isEmpty()) {
        refund.putBack.add(item.lineItemId());
      }
    }
    boolean comesBack =
        decision.requireReturn() || Boolean.TRUE.equals(request.shipping().returnRequired());
    if (comesBack) {
      expect(refund, sale);
    }
    refund.waits =
        decision.payAfterReturn() && !refund.expected.isEmpty() && refund.accepted.total() > 0;
    boolean person = lowered || !request.processing().mayAutoApprove();
    start(refund, decision.outcome(), person);
    return refund;
  }

  static ModelRefund open(
      PaymentRefundRequest request,
      Decision decision,
      Holding asked,
      Sale sale,
      Balances now,
      TenderStrategy strategy) {
    long fee = Math.min(policyFee(decision.fee(), asked.wholeValue(), 0), asked.total()); // M15
    Holding less = asked.keeping(fee);
    ModelRefund refund =
        new ModelRefund(RefundType.PAYMENT, less, Set.of(), request.amount(), true);
    refund.payouts.addAll(Tenders.payouts(less.total(), sale, now, strategy, request.paymentId()));
    start(refund, decision.outcome(), fee > 0 && request.amount() != null);
    return refund;
  }

  private static long policyFee(@Nullable Fee fee, Asking.Asked asked) {
    long subtotal = 0;
    long tax = 0;
    for (Map.Entry<Slot, Long> entry : asked.amounts().entrySet()) {
      subtotal += entry.getKey().is(Slot.Kind.VALUE) ? entry.getValue() : 0;
      tax += entry.getKey().is(Slot.Kind.TAX) ? entry.getValue() : 0;
    }
    return policyFee(fee, subtotal, tax);
  }

  /** M15: on the goods' subtotal, half up, never above it; and of their tax in proportion. */
  private static long policyFee(@Nullable Fee fee, long subtotal, long tax) {
    if (fee == null) {
      return 0;
    }
    long kept =
        fee.basisPoints() > 0
            ? Splitting.runningTotal(subtotal, fee.basisPoints(), 10_000)
            : fee.fixed();
    kept = Math.min(kept, subtotal);
    return fee.withTax() && subtotal > 0
        ? kept + Splitting.runningTotal(tax, kept, subtotal)
        : kept;
  }

  /** Units of lines that have left the shop are expected. */
  private static void expect(ModelRefund refund, Sale sale) {
    for (SaleLine line : sale.lines()) {
      int units = refund.accepted.units(line.id()).size();
      if (line.shipped() && units > 0) {
        refund.expected.put(line.id(), units);
      }
    }
  }

  /** Reject beats review beats approve; a reject is stored and holds nothing (R9). */
  private static void start(ModelRefund refund, Outcome outcome, boolean person) {
    if (outcome == Outcome.REJECT) {
      refund.status = RefundStatus.REJECTED;
      refund.release();
    } else if (outcome == Outcome.REVIEW || person) {
      refund.status = RefundStatus.PENDING;
    } else {
      refund.approved();
    }
  }
}
