package dev.refundkit.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request named of the sale, word for word, before anything was computed.
 *
 * @param items empty where none were named, and for a payment refund
 * @param amounts of a payment refund only the total
 * @param returnRequired as {@link RequestedShipping} has it
 */
public record RequestedParts(
    List<RequestedItem> items, RequestedAmounts amounts, @Nullable Boolean returnRequired) {

  public RequestedParts {
    items = List.copyOf(items);
  }

  /** What a request of an order named. */
  public static RequestedParts of(RefundRequest request) {
    return new RequestedParts(
        request.items(), request.amounts(), request.shipping().returnRequired());
  }

  /** What a request of a payment named. */
  public static RequestedParts of(PaymentRefundRequest request) {
    Long amount = request.amount();
    RequestedAmounts amounts =
        amount == null ? RequestedAmounts.NONE : RequestedAmounts.total(amount);
    return new RequestedParts(List.of(), amounts, null);
  }
}
