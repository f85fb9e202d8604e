package dev.refundkit.refund;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Decision;
import dev.refundkit.quote.Cap;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedParts;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What never changes of a refund: the request as it was accepted, and what the policy said of it.
 *
 * @param id opaque, unique per tenant
 * @param method where the money shall go; for a payment refund always the payment itself
 * @param cappedBy what lowered a computed amount (M6)
 * @param namedTotal the total that the caller named, minor units; null where the library computed
 *     it
 * @param requested what the caller named
 * @param asked what the request took of the sale
 * @param estimatedCompletion when the customer may count on the money (L9)
 */
public record RefundFacts(
    String id,
    String saleId,
    @Nullable String customerId,
    RefundType type,
    String reason,
    @Nullable String reasonDetails,
    IsoCurrency currency,
    RequestedMethod method,
    @Nullable String methodLast4,
    @Nullable String methodBrand,
    Processing processing,
    @Nullable String notes,
    Map<String, Object> metadata,
    String requestedBy,
    Decision decision,
    Set<Cap> cappedBy,
    @Nullable Long namedTotal,
    RequestedParts requested,
    Allocation asked,
    Instant createdAt,
    Instant estimatedCompletion) {

  /** Whether this is a refund of a payment, without lines. */
  public boolean ofPayment() {
    return type == RefundType.PAYMENT;
  }
}
