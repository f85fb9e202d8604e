package dev.refundkit.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refundkit.request.PaymentRefundRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to refund a payment, without the payment's id, which stands in the path.
 * {@link RefundJson#readPaymentRefundRequest} reads it back.
 *
 * @param amount minor units
 */
@JsonInclude(NON_NULL)
public record PaymentRefundRequestDocument(
    @Nullable Long amount,
    @Nullable String currency,
    String reason,
    @Nullable String notes,
    @JsonInclude(NON_EMPTY) Map<String, Object> metadata)
    implements Document {

  static PaymentRefundRequestDocument from(PaymentRefundRequest request) {
    return new PaymentRefundRequestDocument(
        request.amount(),
        request.currency(),
        request.reason(),
        request.notes(),
        request.metadata());
  }
}
