package dev.refundkit.testkit.capture;

import dev.refundkit.json.Document;
import dev.refundkit.json.PaymentRefundDocument;
import dev.refundkit.json.RefundDocument;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.quote.OrderBalance;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is expected in the end: what the stored refund and its ledger show. */
final class ExpectForm {

  private static final Set<String> OF_PAYMENT =
      Set.of(
          "amount",
          "amount_refunded",
          "amount_refundable",
          "amount_in_flight",
          "amount_refunded_elsewhere",
          "refunds_count");

  private final Pseudonyms names;
  private final Duration shift;

  ExpectForm(Pseudonyms names, Duration shift) {
    this.names = names;
    this.shift = shift;
  }

  /**
   * @param atTheEnd whether nothing happened to the order after the refund's last move
   */
  Map<String, Object> of(Refund refund, Ledger ledger, boolean atTheEnd) {
    String payment = refund.facts().method().paymentId();
    PaymentBalance balance = payment == null ? null : ledger.payment(payment).orElse(null);
    return refund.facts().ofPayment() && balance != null
        ? ofPayment(Document.of(new PaymentRefund(refund, balance)), refund, atTheEnd)
        : ofOrder(Document.of(refund), refund);
  }

  private Map<String, Object> ofOrder(RefundDocument shown, Refund refund) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("type", shown.type());
    form.put("status", shown.status());
    form.put("payment_status", shown.paymentStatus());
    form.put("items", shown.items().stream().map(this::item).toList());
    form.put("amounts", amounts(shown.amounts()));
    form.put("payment_method", method(shown.paymentMethod()));
    form.put("processing", processing(shown.processing()));
    form.put("shipping", shipping(shown.shipping()));
    form.put("timeline", shown.timeline().stream().map(this::step).toList());
    form.put("created_at", shown.createdAt().plus(shift).toString());
    form.put("estimated_completion", shown.estimatedCompletion().plus(shift).toString());
    List<Map<String, Object>> payouts = shown.payouts().stream().map(this::payout).toList();
    put(form, "payouts", payouts.isEmpty() ? null : payouts);
    put(form, "decision", decisionShown(refund));
    put(form, "capped_by", shown.cappedBy().isEmpty() ? null : shown.cappedBy());
    put(form, "requested_total", shown.requestedTotal());
    return form;
  }

  private Map<String, Object> item(RefundDocument.Item item) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("line_item_id", names.line(item.lineItemId()));
    form.put("quantity", item.quantity());
    form.put("refund_amount", item.refundAmount());
    form.put("restock", item.restock());
    form.put("restock_status", item.restockStatus());
    return form;
  }

  private static Map<String, Object> amounts(RefundDocument.Amounts amounts) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("subtotal", amounts.subtotal());
    form.put("tax", amounts.tax());
    form.put("shipping", amounts.shipping());
    form.put("adjustment", amounts.adjustment());
    form.put("total", amounts.total());
    form.put("currency", amounts.currency());
    return form;
  }

  private Map<String, Object> method(RefundDocument.PaymentMethod method) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("type", method.type());
    put(form, "payment_id", method.paymentId() == null ? null : names.payment(method.paymentId()));
    return form;
  }

  private Map<String, Object> processing(RefundDocument.Processing processing) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("auto_approved", processing.autoApproved());
    String by = processing.approvedBy();
    put(form, "approved_by", by == null ? null : names.actor(by));
    return form;
  }

  private Map<String, Object> shipping(RefundDocument.Shipping shipping) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("return_required", shipping.returnRequired());
    put(form, "return_status", shipping.returnStatus());
    return form;
  }

  private Map<String, Object> step(RefundDocument.Step step) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("status", step.status());
    form.put("actor", names.actor(step.actor()));
    return form;
  }

  private Map<String, Object> payout(RefundDocument.Payout payout) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("payment_id", names.payment(payout.paymentId()));
    form.put("type", payout.type());
    form.put("amount", payout.amount());
    form.put("status", payout.status());
    return form;
  }

  private Map<String, Object> ofPayment(
      PaymentRefundDocument shown, Refund refund, boolean atTheEnd) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("amount", shown.amount());
    form.put("currency", shown.currency());
    form.put("payment_id", names.payment(shown.paymentId()));
    form.put("status", shown.status());
    form.put("created_at", shown.createdAt().plus(shift).toString());
    if (atTheEnd) {
      Map<String, Object> payment = new LinkedHashMap<>();
      payment.put("amount", shown.payment().amount());
      payment.put("amount_refunded", shown.payment().amountRefunded());
      payment.put("refunds_count", shown.payment().refundsCount());
      form.put("payment", payment);
    }
    put(form, "decision", decisionShown(refund));
    return form;
  }

  /** A refund that the policy approved by itself does not show its decision. */
  private @Nullable Map<String, Object> decisionShown(Refund refund) {
    Decision decision = refund.facts().decision();
    return decision.outcome() == Outcome.APPROVE ? null : decision(decision);
  }

  /** The outcome, and by which rules. */
  Map<String, Object> decision(Decision decision) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("outcome", decision.outcome().wire());
    form.put(
        "reasons",
        decision.reasons().stream()
            .map(reason -> Map.<String, Object>of("rule", reason.rule()))
            .toList());
    return form;
  }

  Map<String, Object> of(OrderBalance order) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("captured", order.captured());
    form.put("refunded", order.refunded());
    form.put("in_flight", order.inFlight());
    form.put("refundable", order.refundable());
    form.put("fees_kept", order.feesKept());
    form.put(
        "lines",
        order.lines().stream()
            .map(
                line -> {
                  Map<String, Object> left = new LinkedHashMap<>();
                  left.put("id", names.line(line.id()));
                  left.put("quantity_refundable", line.quantityRefundable());
                  left.put("refundable", line.refundable());
                  return left;
                })
            .toList());
    form.put("shipping", Map.of("refundable", order.shippingRefundable()));
    return form;
  }

  Map<String, Object> of(PaymentBalance payment) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.putAll(Document.of(payment).toMap());
    form.keySet().retainAll(OF_PAYMENT);
    return form;
  }

  @SuppressWarnings("NullAway") // null stands for absent
  private static void put(Map<String, Object> form, String key, @Nullable Object value) {
    form.put(key, value);
  }
}
