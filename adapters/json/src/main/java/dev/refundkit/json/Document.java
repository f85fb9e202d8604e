package dev.refundkit.json;

import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.PastCase;
import dev.refundkit.policy.Proposal;
import dev.refundkit.quote.OrderBalance;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import java.util.Map;
import java.util.Set;

/**
 * A request or an answer as it stands on the wire: {@code Document.of(refund).toBytes()}.
 * Immutable. Amounts are minor units, times are UTC instants.
 */
public sealed interface Document
    permits RefundDocument,
        PaymentRefundDocument,
        QuoteDocument,
        OrderDocument,
        PaymentDocument,
        ErrorDocument,
        RefundRequestDocument,
        PaymentRefundRequestDocument,
        CaseDocument {

  /** The refund of an order. */
  static RefundDocument of(Refund refund) {
    return RefundWriting.of(refund);
  }

  /** The refund of a payment. */
  static PaymentRefundDocument of(PaymentRefund refund) {
    return PaymentRefundDocument.from(refund);
  }

  /** What would happen to a request. */
  static QuoteDocument of(Proposal proposal) {
    return QuoteDocument.from(proposal);
  }

  /** How an order stands. */
  static OrderDocument of(OrderBalance balance) {
    return OrderDocument.from(balance);
  }

  /** How a payment stands. */
  static PaymentDocument of(PaymentBalance balance) {
    return PaymentDocument.from(balance);
  }

  /** A request to refund an order. */
  static RefundRequestDocument of(RefundRequest request) {
    return RefundRequestDocument.from(request);
  }

  /** A request to refund a payment. */
  static PaymentRefundRequestDocument of(PaymentRefundRequest request) {
    return PaymentRefundRequestDocument.from(request);
  }

  /**
   * A past case, for a history.
   *
   * @param customerFacts which of the host's own facts about the customer stand in it; whether they
   *     may be written down is the host's to say
   */
  static CaseDocument of(PastCase past, Set<String> customerFacts) {
    return CaseDocument.from(past, customerFacts);
  }

  /** Why a call was refused. */
  static ErrorDocument of(Refusal refusal) {
    return ErrorDocument.from(refusal);
  }

  /** As JSON in UTF-8. */
  default byte[] toBytes() {
    return Wire.bytes(this);
  }

  /** As JSON. */
  default String toJson() {
    return Wire.json(this);
  }

  /**
   * As maps and lists in the order of the wire: whole numbers as {@code Long}, times as ISO-8601
   * text, and null where the wire has null. The caller may change it.
   */
  default Map<String, Object> toMap() {
    return Wire.map(this);
  }
}
