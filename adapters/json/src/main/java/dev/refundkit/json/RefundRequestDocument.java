package dev.refundkit.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedShipping;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to refund an order, for hosts that send it on; what is absent is not
 * written. {@link RefundJson#readRefundRequest} reads it back to an equal request.
 */
@JsonInclude(NON_NULL)
public record RefundRequestDocument(
    String orderId,
    String type,
    String reason,
    @Nullable String reasonDetails,
    @JsonInclude(NON_EMPTY) List<Item> items,
    @Nullable Amounts amounts,
    @Nullable Method paymentMethod,
    @Nullable Shipping shipping,
    @Nullable Options processing,
    @Nullable String notes,
    @JsonInclude(NON_EMPTY) Map<String, Object> metadata)
    implements Document {

  /** Units of one line. */
  @JsonInclude(NON_NULL)
  public record Item(String lineItemId, int quantity, @Nullable Boolean restock) {}

  /** Minor units, net of tax. */
  @JsonInclude(NON_NULL)
  public record Amounts(
      @Nullable Long subtotal,
      @Nullable Long tax,
      @Nullable Long shipping,
      @Nullable Long adjustment,
      @Nullable Long total,
      @Nullable String currency) {}

  /** Where the money shall go. */
  @JsonInclude(NON_NULL)
  public record Method(String type, @Nullable String paymentId) {}

  /** How goods shall come back. */
  @JsonInclude(NON_NULL)
  public record Shipping(
      @Nullable Boolean returnRequired, @Nullable String carrier, @Nullable String service) {}

  /** How the request shall be handled. */
  @JsonInclude(NON_NULL)
  public record Options(
      @Nullable Boolean autoApprove,
      @Nullable Boolean notifyCustomer,
      @Nullable Boolean processImmediately) {}

  static RefundRequestDocument from(RefundRequest request) {
    return new RefundRequestDocument(
        request.orderId(),
        request.type().wire(),
        request.reason(),
        request.reasonDetails(),
        request.items().stream().map(RefundRequestDocument::item).toList(),
        amounts(request.amounts()),
        method(request.paymentMethod()),
        shipping(request.shipping()),
        options(request.processing()),
        request.notes(),
        request.metadata());
  }

  private static Item item(RequestedItem item) {
    return new Item(item.lineItemId(), item.quantity(), item.restock());
  }

  private static @Nullable Amounts amounts(RequestedAmounts named) {
    return named.equals(RequestedAmounts.NONE)
        ? null
        : new Amounts(
            named.subtotal(),
            named.tax(),
            named.shipping(),
            named.adjustment(),
            named.total(),
            named.currency());
  }

  private static @Nullable Method method(RequestedMethod method) {
    return method.equals(RequestedMethod.ORIGINAL)
        ? null
        : new Method(method.type().wire(), method.paymentId());
  }

  private static @Nullable Shipping shipping(RequestedShipping shipping) {
    return shipping.equals(RequestedShipping.NONE)
        ? null
        : new Shipping(shipping.returnRequired(), shipping.carrier(), shipping.service());
  }

  private static @Nullable Options options(Processing options) {
    return options.equals(Processing.DEFAULT)
        ? null
        : new Options(
            options.autoApprove(), options.notifyCustomer(), options.processImmediately());
  }
}
