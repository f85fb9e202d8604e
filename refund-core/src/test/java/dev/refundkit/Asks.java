package dev.refundkit;

import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;

/** Requests for the fixture's order, in as few words as a test needs. */
public final class Asks {

  public static final String REASON = "requested_by_customer";

  private Asks() {}

  public static RefundRequest full() {
    return of(RefundType.FULL);
  }

  public static RefundRequest shipping() {
    return of(RefundType.SHIPPING);
  }

  public static RefundRequest taxOnly(String... lines) {
    RequestedItem[] items = new RequestedItem[lines.length];
    for (int i = 0; i < lines.length; i++) {
      items[i] = RequestedItem.of(lines[i], 0);
    }
    return of(RefundType.TAX_ONLY).withItems(items);
  }

  public static RefundRequest itemReturn(String line, int quantity) {
    return of(RefundType.ITEM_RETURN).withItems(RequestedItem.of(line, quantity));
  }

  public static RefundRequest partial(RequestedItem... items) {
    return of(RefundType.PARTIAL).withItems(items);
  }

  public static RefundRequest partial(String line, int quantity, RequestedAmounts amounts) {
    return partial(RequestedItem.of(line, quantity)).withAmounts(amounts);
  }

  public static RefundRequest valueOnly(String line, long total) {
    return partial(line, 0, RequestedAmounts.total(total));
  }

  public static PaymentRefundRequest payment(String id, long amount) {
    return PaymentRefundRequest.of(id, amount, REASON);
  }

  public static PaymentRefundRequest wholePayment(String id) {
    return PaymentRefundRequest.all(id, REASON);
  }

  public static RequestedMethod from(String paymentId) {
    return new RequestedMethod(RequestedMethod.Type.ORIGINAL_PAYMENT, paymentId);
  }

  public static RequestedAmounts adjustment(long adjustment) {
    return new RequestedAmounts(null, null, null, adjustment, null, null);
  }

  /** Named amounts; null for a figure that is left open. */
  public static RequestedAmounts amounts(
      Long subtotal, Long tax, Long shipping, Long adjustment, Long total) {
    return new RequestedAmounts(subtotal, tax, shipping, adjustment, total, null);
  }

  private static RefundRequest of(RefundType type) {
    return RefundRequest.of(SaleFixture.ORDER, type, REASON);
  }
}
