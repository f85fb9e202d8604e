package dev.refundkit.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of the documents that are read back. */
final class DocumentForms {

  private static final Map<String, String> REFUND = Map.of("refund", "refund");

  private DocumentForms() {}

  static RefundDocument refund(Fields body) {
    String id = body.id("id");
    body.word("object", REFUND);
    return new RefundDocument(
        id,
        body.id("order_id"),
        body.idOrNull("customer_id"),
        body.text("type"),
        body.text("status"),
        body.text("reason"),
        body.textOrNull("reason_details"),
        body.list("items", DocumentForms::item),
        body.object("amounts", DocumentForms::amounts),
        body.object("payment_method", DocumentForms::method),
        body.text("payment_status"),
        body.idOrNull("transaction_id"),
        body.object("processing", DocumentForms::processing),
        body.object("shipping", DocumentForms::shipping),
        body.list("timeline", DocumentForms::step),
        body.time("created_at"),
        body.time("updated_at"),
        body.time("estimated_completion"),
        body.textOrNull("notes"),
        metadata(body),
        body.list("payouts", DocumentForms::payout),
        body.objectOrNull("decision", DocumentForms::decision),
        body.texts("capped_by"),
        body.amountOrNull("requested_total"));
  }

  static PaymentRefundDocument paymentRefund(Fields body) {
    String id = body.id("id");
    body.word("object", REFUND);
    return new PaymentRefundDocument(
        id,
        body.amount("amount"),
        body.text("currency"),
        body.id("payment_id"),
        body.text("status"),
        body.text("reason"),
        body.textOrNull("notes"),
        body.time("created_at"),
        body.timeOrNull("processed_at"),
        body.object("payment", DocumentForms::payment),
        body.idOrNull("processor_refund_id"),
        body.textOrNull("receipt_url"),
        metadata(body),
        body.objectOrNull("decision", DocumentForms::decision));
  }

  private static Map<String, Object> metadata(Fields body) {
    @Nullable Map<String, Object> metadata = body.dataOrNull("metadata");
    return metadata == null ? Map.of() : metadata;
  }

  private static PaymentRefundDocument.Payment payment(Fields payment) {
    return new PaymentRefundDocument.Payment(
        payment.id("id"),
        payment.amount("amount"),
        payment.amount("amount_refunded"),
        payment.count("refunds_count"));
  }

  private static RefundDocument.Item item(Fields item) {
    return new RefundDocument.Item(
        item.id("line_item_id"),
        item.text("product_id"),
        item.text("product_name"),
        item.count("quantity"),
        item.amount("refund_amount"),
        item.flag("restock"),
        item.text("restock_status"));
  }

  private static RefundDocument.Amounts amounts(Fields amounts) {
    return new RefundDocument.Amounts(
        amounts.amount("subtotal"),
        amounts.amount("tax"),
        amounts.amount("shipping"),
        amounts.amount("adjustment"),
        amounts.amount("total"),
        amounts.text("currency"));
  }

  private static RefundDocument.PaymentMethod method(Fields method) {
    return new RefundDocument.PaymentMethod(
        method.text("type"),
        method.idOrNull("payment_id"),
        method.textOrNull("last4"),
        method.textOrNull("brand"));
  }

  private static RefundDocument.Processing processing(Fields processing) {
    return new RefundDocument.Processing(
        processing.flag("auto_approved"),
        processing.timeOrNull("approved_at"),
        processing.textOrNull("approved_by"));
  }

  private static RefundDocument.Shipping shipping(Fields shipping) {
    return new RefundDocument.Shipping(
        shipping.flag("return_required"),
        shipping.textOrNull("return_label_id"),
        shipping.textOrNull("return_status"),
        shipping.timeOrNull("return_by"));
  }

  private static RefundDocument.Step step(Fields step) {
    return new RefundDocument.Step(
        step.text("status"), step.time("timestamp"), step.text("actor"), step.textOrNull("note"));
  }

  private static RefundDocument.Payout payout(Fields payout) {
    return new RefundDocument.Payout(
        payout.id("payment_id"),
        payout.text("type"),
        payout.amount("amount"),
        payout.text("status"),
        payout.idOrNull("transaction_id"));
  }

  private static DecisionDocument decision(Fields decision) {
    return new DecisionDocument(
        decision.text("outcome"),
        null,
        null,
        decision.list("reasons", DocumentForms::reason),
        decision.text("policy"),
        decision.text("version"),
        decision.text("hash"));
  }

  private static DecisionDocument.Reason reason(Fields reason) {
    return new DecisionDocument.Reason(
        reason.text("rule"), reason.text("outcome"), reason.text("sentence"));
  }
}
