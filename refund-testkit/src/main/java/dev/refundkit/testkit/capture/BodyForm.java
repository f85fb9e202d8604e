package dev.refundkit.testkit.capture;

import dev.refundkit.refund.RefundFacts;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a stored refund's request, without its texts. */
final class BodyForm {

  private final Pseudonyms names;

  BodyForm(Pseudonyms names) {
    this.names = names;
  }

  Map<String, Object> of(RefundFacts facts) {
    Map<String, Object> body = new LinkedHashMap<>();
    String payment = facts.method().paymentId();
    RequestedAmounts amounts = facts.requested().amounts();
    if (facts.ofPayment() && payment != null) {
      body.put("payment_id", names.payment(payment));
      put(body, "amount", amounts.total());
      body.put("reason", reason(facts));
      return body;
    }
    body.put("order_id", names.order(facts.saleId()));
    body.put("type", facts.type().wire());
    body.put("reason", reason(facts));
    if (!facts.requested().items().isEmpty()) {
      body.put("items", facts.requested().items().stream().map(this::item).toList());
    }
    putFilled(body, "amounts", amounts(amounts));
    Map<String, Object> method = new LinkedHashMap<>();
    method.put("type", facts.method().type().wire());
    put(method, "payment_id", payment == null ? null : names.payment(payment));
    body.put("payment_method", method);
    Map<String, Object> shipping = new LinkedHashMap<>();
    put(shipping, "return_required", facts.requested().returnRequired());
    putFilled(body, "shipping", shipping);
    putFilled(body, "processing", processing(facts.processing()));
    return body;
  }

  String reason(RefundFacts facts) {
    return names.word("reason", facts.reason());
  }

  private Map<String, Object> item(RequestedItem item) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("line_item_id", names.line(item.lineItemId()));
    form.put("quantity", item.quantity());
    put(form, "restock", item.restock());
    return form;
  }

  private static Map<String, Object> amounts(RequestedAmounts amounts) {
    Map<String, Object> form = new LinkedHashMap<>();
    put(form, "subtotal", amounts.subtotal());
    put(form, "tax", amounts.tax());
    put(form, "shipping", amounts.shipping());
    put(form, "adjustment", amounts.adjustment());
    put(form, "total", amounts.total());
    return form;
  }

  private static Map<String, Object> processing(Processing processing) {
    Map<String, Object> form = new LinkedHashMap<>();
    put(form, "auto_approve", processing.autoApprove());
    put(form, "notify_customer", processing.notifyCustomer());
    put(form, "process_immediately", processing.processImmediately());
    return form;
  }

  private static void putFilled(Map<String, Object> body, String key, Map<String, Object> form) {
    if (!form.isEmpty()) {
      body.put(key, form);
    }
  }

  private static void put(Map<String, Object> form, String key, @Nullable Object value) {
    if (value != null) {
      form.put(key, value);
    }
  }
}
