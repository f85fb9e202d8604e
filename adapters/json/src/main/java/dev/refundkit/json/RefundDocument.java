package dev.refundkit.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The refund of an order as {@code POST /v1/refunds} answers it. Words (type, status ...) are those
 * of the wire.
 *
 * @param id opaque
 * @param transactionId the processor's id of the first payout that succeeded
 * @param payouts only where there are several, or where one goes elsewhere than asked; otherwise
 *     empty and not written
 * @param decision only where the policy did not approve by itself
 * @param cappedBy what lowered a computed amount; empty and not written where nothing did
 * @param requestedTotal the total that the caller named, only where the refund's is another
 */
@JsonPropertyOrder({"id", "object"})
public record RefundDocument(
    String id,
    String orderId,
    @Nullable String customerId,
    String type,
    String status,
    String reason,
    @Nullable String reasonDetails,
    List<Item> items,
    Amounts amounts,
    PaymentMethod paymentMethod,
    String paymentStatus,
    @Nullable String transactionId,
    Processing processing,
    Shipping shipping,
    List<Step> timeline,
    Instant createdAt,
    Instant updatedAt,
    Instant estimatedCompletion,
    @Nullable String notes,
    Map<String, Object> metadata,
    @JsonInclude(NON_EMPTY) List<Payout> payouts,
    @JsonInclude(NON_NULL) @Nullable DecisionDocument decision,
    @JsonInclude(NON_EMPTY) List<String> cappedBy,
    @JsonInclude(NON_NULL) @Nullable Long requestedTotal)
    implements Document {

  public RefundDocument {
    items = List.copyOf(items);
    timeline = List.copyOf(timeline);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    payouts = List.copyOf(payouts);
    cappedBy = List.copyOf(cappedBy);
  }

  /** Always {@code refund}. */
  @JsonProperty
  public String object() {
    return "refund";
  }

  /**
   * Units of one line.
   *
   * @param refundAmount value without tax, minor units
   * @param restock whether the units may go back on the shelf
   */
  public record Item(
      String lineItemId,
      String productId,
      String productName,
      int quantity,
      long refundAmount,
      boolean restock,
      String restockStatus) {}

  /**
   * Minor units of the currency; subtotal and shipping without tax, adjustment negative for a fee.
   */
  public record Amounts(
      long subtotal, long tax, long shipping, long adjustment, long total, String currency) {}

  /**
   * Where the money goes.
   *
   * @param paymentId the payment that was named, or the only one that is drawn on
   */
  public record PaymentMethod(
      String type, @Nullable String paymentId, @Nullable String last4, @Nullable String brand) {}

  /** Who approved, and when; null while nobody has. */
  public record Processing(
      boolean autoApproved, @Nullable Instant approvedAt, @Nullable String approvedBy) {}

  /**
   * How goods come back.
   *
   * @param returnStatus only where goods must come back
   * @param returnBy only where the wait for them has an end
   */
  public record Shipping(
      boolean returnRequired,
      @Nullable String returnLabelId,
      @JsonInclude(NON_NULL) @Nullable String returnStatus,
      @JsonInclude(NON_NULL) @Nullable Instant returnBy) {}

  /** One step of the refund's life. */
  public record Step(
      String status,
      Instant timestamp,
      String actor,
      @JsonInclude(NON_NULL) @Nullable String note) {}

  /** The share that draws on one payment. */
  public record Payout(
      String paymentId, String type, long amount, String status, @Nullable String transactionId) {}
}
