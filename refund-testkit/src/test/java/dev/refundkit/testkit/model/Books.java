package dev.refundkit.testkit.model;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.policy.Decision;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.testkit.story.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was sold, what was refunded, what happened outside; and what requests would open. */
final class Books {

  private ModelSale sale;
  private final TenderStrategy tenders;
  private final List<ModelRefund> refunds = new ArrayList<>();
  private final Outside outside = new Outside();
  private boolean saleChanged;

  Books(Sale sale, TenderStrategy tenders) {
    this.sale = new ModelSale(sale);
    this.tenders = tenders;
  }

  ModelSale sale() {
    return sale;
  }

  List<ModelRefund> refunds() {
    return refunds;
  }

  /** How things stand. */
  Balances now() {
    return new Balances(sale, refunds, outside, true);
  }

  /** How things would stand if disputes held nothing (R3). */
  Balances undisputed() {
    return new Balances(sale, refunds, outside, false);
  }

  /** The refund that the request would open; nothing is changed. */
  ModelRefund make(RefundRequest request, Decision decision) {
    refuseIf(!request.orderId().equals(sale.sale().id()), RefusalCode.ORDER_NOT_FOUND);
    saleIsTheSame();
    currency(request.amounts().currency());
    String named = request.paymentMethod().paymentId();
    long captured = named == null ? sale.sale().captured() : payment(named).captured();
    boolean free = named == null && sale.costsNothing();
    refuseIf(captured == 0 && !free, RefusalCode.PAYMENT_NOT_REFUNDABLE); // R4, M17
    Asking.Asked asked = undisputedElse(now -> new Asking(sale, now, request).asked());
    return Opening.open(request, decision, asked, sale.sale(), now(), tenders);
  }

  /** The refund that the request of a payment would open. */
  ModelRefund make(PaymentRefundRequest request, Decision decision) {
    Payment payment = payment(request.paymentId());
    saleIsTheSame();
    currency(request.currency());
    refuseIf(payment.captured() == 0, RefusalCode.PAYMENT_NOT_REFUNDABLE); // R4
    Holding asked = undisputedElse(now -> PaymentAsking.asked(sale, now, request));
    return Opening.open(request, decision, asked, sale.sale(), now(), tenders);
  }

  /** R3: payment_disputed when it would fit if disputes held nothing. */
  private <T> T undisputedElse(Function<Balances, T> asking) {
    try {
      return asking.apply(now());
    } catch (Refused refused) {
      boolean tooMuch =
          refused.code() == RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE
              || refused.code() == RefusalCode.NOTHING_REFUNDABLE;
      if (!tooMuch) {
        throw refused;
      }
      throw fitsUndisputed(asking) ? new Refused(RefusalCode.PAYMENT_DISPUTED) : refused;
    }
  }

  private boolean fitsUndisputed(Function<Balances, ?> asking) {
    try {
      return asking.apply(undisputed()) != null;
    } catch (Refused anyway) {
      return false;
    }
  }

  private void currency(@Nullable String code) {
    boolean other = code != null && !code.equals(sale.sale().currency().code());
    refuseIf(other, RefusalCode.CURRENCY_MISMATCH); // M17
  }

  private Payment payment(String id) {
    return sale.sale().payment(id).orElseThrow(() -> new Refused(RefusalCode.PAYMENT_NOT_FOUND));
  }

  void dispute(Call.Disputed call) {
    Malformed.require(call.amount() > 0 && !call.disputeId().isBlank());
    payment(call.paymentId());
    outside.dispute(call.paymentId(), new Dispute(call.disputeId(), call.amount(), call.stage()));
  }

  void elsewhere(Call.Elsewhere call) {
    Malformed.require(call.amount() > 0 && !call.reference().isBlank());
    payment(call.paymentId());
    outside.elsewhere(call.paymentId(), call.reference(), call.amount());
  }

  /** M18: captures may grow; anything else is seen when the sale is next used. */
  void restate(Sale stated) {
    ModelSale next = new ModelSale(stated);
    saleChanged = false;
    for (Payment payment : sale.sale().payments()) {
      long captured = stated.payment(payment.id()).map(Payment::captured).orElse(0L);
      saleChanged |= captured < payment.captured();
    }
    for (ModelRefund refund : refunds) {
      for (Slot slot : refund.held().amounts().keySet()) {
        saleChanged |= next.worth(slot) != sale.worth(slot);
      }
    }
    if (!saleChanged) {
      sale = next;
    }
  }

  private void saleIsTheSame() {
    refuseIf(saleChanged, RefusalCode.SALE_CHANGED);
  }

  static void refuseIf(boolean wrong, RefusalCode code) {
    if (wrong) {
      throw new Refused(code);
    }
  }

  /**
   * M14: a fee that was given back before the refund that kept it fell away was goodwill. The last
   * that gave back is the first to have given goodwill.
   */
  void forgetReturnedFees() {
    long more = 0;
    for (ModelRefund refund : refunds) {
      refund.forgetGoodwill();
      more += refund.held().feeReturned() - refund.held().feeKept();
    }
    for (int i = refunds.size() - 1; i >= 0 && more > 0; i--) {
      long off = Math.min(more, refunds.get(i).held().feeReturned());
      refunds.get(i).turnedGoodwill += off;
      more -= off;
    }
  }
}
