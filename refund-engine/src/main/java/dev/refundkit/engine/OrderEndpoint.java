package dev.refundkit.engine;

import dev.refundkit.actor.Scope;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.refund.Change;
import dev.refundkit.refund.Opening;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.Redaction;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedShipping;
import dev.refundkit.sale.Sale;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to refund an order. */
record OrderEndpoint(RefundRequest body, Ports ports) implements Endpoint {

  /** A positive adjustment needs more than the right to ask (M14). */
  @Override
  public List<Scope> scopes() {
    return body.amounts().adjustmentOrZero() > 0
        ? List.of(Scope.REFUNDS_WRITE, Scope.REFUNDS_APPROVE)
        : List.of(Scope.REFUNDS_WRITE);
  }

  @Override
  public @Nullable Refusal check() {
    return ports.check().check(body, body::violations);
  }

  @Override
  public Answer<Sale> sale() {
    return ports
        .sales()
        .order(body.orderId())
        .map(this::checkMethod)
        .orElseGet(
            () ->
                refused(
                    RefusalCode.ORDER_NOT_FOUND,
                    "order_id",
                    "there is no order " + Redaction.mask(body.orderId())));
  }

  /** R7. */
  private Answer<Sale> checkMethod(Sale sale) {
    RequestedMethod method = body.paymentMethod();
    boolean storeCredit = method.type() == RequestedMethod.Type.STORE_CREDIT;
    if (storeCredit && !ports.processor().abilities().storeCredit()) {
      String rule = "must not be store_credit: the processor does not pay to it";
      return Answer.refused(Refusal.invalid("payment_method.type", rule));
    }
    String payment = method.paymentId();
    if (payment == null || sale.payment(payment).isPresent()) {
      return Answer.of(sale);
    }
    String field = "payment_method.payment_id";
    return ports.sales().orderOfPayment(payment).isEmpty()
        ? refused(
            RefusalCode.PAYMENT_NOT_FOUND, field, "there is no payment " + Redaction.mask(payment))
        : refused(
            RefusalCode.PAYMENT_NOT_OF_ORDER,
            field,
            "payment " + payment + " is not of order " + sale.id());
  }

  @Override
  public Answer<Quote> quote(Quoter quoter) {
    return quoter.quote(body);
  }

  @Override
  public PolicyDesk.Asked asked(boolean hasKey) {
    return new PolicyDesk.Asked(
        Redaction.mask(body.reason()), body.processing().mayAutoApprove(), hasKey);
  }

  @Override
  public Change open(Opening opening) {
    return opening.of(
        body.withTexts(
                Redaction.maskOrNull(body.reasonDetails()),
                Redaction.maskOrNull(body.notes()),
                Redaction.mask(body.metadata()))
            .withShipping(masked(body.shipping())));
  }

  private static Answer<Sale> refused(RefusalCode code, String field, String message) {
    return Answer.refused(Refusal.of(code, field, message));
  }

  private static RequestedShipping masked(RequestedShipping shipping) {
    return new RequestedShipping(
        shipping.returnRequired(),
        Redaction.maskOrNull(shipping.carrier()),
        Redaction.maskOrNull(shipping.service()));
  }
}
