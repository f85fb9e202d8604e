package dev.refundkit.json;

import dev.refundkit.policy.Condition;
import dev.refundkit.refund.Arrival;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.Processing;
import dev.refundkit.request.ProcessorNotice;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedShipping;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The fields of both requests, of notices and of commands. */
final class RequestForms {

  private static final Map<String, RefundType> TYPES =
      words(RefundType::wire, EnumSet.complementOf(EnumSet.of(RefundType.PAYMENT)));

  private static final Map<String, RequestedMethod.Type> METHODS =
      words(RequestedMethod.Type::wire, EnumSet.allOf(RequestedMethod.Type.class));

  /** Those that somebody can see of goods that are there. */
  private static final Map<String, Condition> CONDITIONS =
      words(Condition::wire, EnumSet.of(Condition.SELLABLE, Condition.DAMAGED, Condition.UNKNOWN));

  private static final int MAX_ITEMS = 1000;

  private RequestForms() {}

  static RefundRequest refund(Fields body) {
    return new RefundRequest(
        body.text("order_id"),
        body.word("type", TYPES),
        body.text("reason"),
        body.textOrNull("reason_details"),
        body.list("items", RequestForms::item),
        body.objectOrNull("amounts", RequestForms::amounts),
        body.objectOrNull("payment_method", RequestForms::method),
        body.objectOrNull("shipping", RequestForms::shipping),
        body.objectOrNull("processing", RequestForms::processing),
        body.textOrNull("notes"),
        body.dataOrNull("metadata"));
  }

  static Function<Fields, PaymentRefundRequest> payment(String paymentId) {
    return body ->
        new PaymentRefundRequest(
            paymentId,
            body.amountOrNull("amount"),
            body.textOrNull("currency"),
            body.text("reason"),
            body.textOrNull("notes"),
            body.dataOrNull("metadata"));
  }

  /** What a notice says of the outcome is read and left: only the processor's own answer counts. */
  static ProcessorNotice notice(Fields body) {
    body.textOrNull("type");
    body.textOrNull("status");
    body.timeOrNull("created_at");
    return new ProcessorNotice(
        body.text("id"), body.text("refund_id"), body.textOrNull("payment_id"));
  }

  static CommandBody command(Fields body) {
    return new CommandBody(body.textOrNull("note"));
  }

  static GoodsBody goods(Fields body) {
    return new GoodsBody(
        body.list("items", MAX_ITEMS, RequestForms::arrival), body.textOrNull("note"));
  }

  private static Arrival arrival(Fields item) {
    return new Arrival(
        item.id("line_item_id"), item.count("quantity"), item.word("condition", CONDITIONS));
  }

  private static RequestedItem item(Fields item) {
    return new RequestedItem(
        item.text("line_item_id"), item.count("quantity"), item.flagOrNull("restock"));
  }

  private static RequestedAmounts amounts(Fields amounts) {
    return new RequestedAmounts(
        amounts.amountOrNull("subtotal"),
        amounts.amountOrNull("tax"),
        amounts.amountOrNull("shipping"),
        amounts.amountOrNull("adjustment"),
        amounts.amountOrNull("total"),
        amounts.textOrNull("currency"));
  }

  private static RequestedMethod method(Fields method) {
    return new RequestedMethod(method.word("type", METHODS), method.textOrNull("payment_id"));
  }

  private static RequestedShipping shipping(Fields shipping) {
    return new RequestedShipping(
        shipping.flagOrNull("return_required"),
        shipping.textOrNull("carrier"),
        shipping.textOrNull("service"));
  }

  private static Processing processing(Fields processing) {
    return new Processing(
        processing.flagOrNull("auto_approve"),
        processing.flagOrNull("notify_customer"),
        processing.flagOrNull("process_immediately"));
  }

  static <E extends Enum<E>> Map<String, E> words(Function<E, String> wire, EnumSet<E> values) {
    Map<String, E> words = new LinkedHashMap<>();
    values.forEach(value -> words.put(wire.apply(value), value));
    return Collections.unmodifiableMap(words);
  }
}
