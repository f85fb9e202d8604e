package dev.refundkit.request;

import dev.refundkit.refusal.RefusedException;
import dev.refundkit.refusal.Violation;
import dev.refundkit.text.Storable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;

/**
 * A request to refund a payment: the path and the body of {@code POST /v1/payments/{id}/refund}.
 *
 * @param amount minor units; absent for all that the payment still holds but kept fees (M14)
 * @param currency absent, or the sale's
 */
public record PaymentRefundRequest(
    @NotBlank @Size(max = 255) @Storable String paymentId,
    @Nullable @Positive Long amount,
    @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
    @NotBlank @Size(max = 64) @Storable String reason,
    @Nullable @Size(max = 4000) @Storable String notes,
    Map<String, Object> metadata) {

  @SuppressWarnings({
    "ConstantConditions",
    "DataFlowIssue"
  }) // a reader of documents hands over null for what is absent
  public PaymentRefundRequest(
      String paymentId,
      @Nullable Long amount,
      @Nullable String currency,
      String reason,
      @Nullable String notes,
      @Nullable Map<String, Object> metadata) {
    this.paymentId = paymentId;
    this.amount = amount;
    this.currency = currency;
    this.reason = reason;
    this.notes = notes;
    this.metadata = metadata == null ? Map.of() : Metadata.copy(metadata);
  }

  /** All that the payment still holds. */
  public static PaymentRefundRequest all(String paymentId, String reason) {
    return new PaymentRefundRequest(paymentId, null, null, reason, null, null);
  }

  /** An amount in minor units of the payment's currency. */
  public static PaymentRefundRequest of(String paymentId, long amount, String reason) {
    return new PaymentRefundRequest(paymentId, amount, null, reason, null, null);
  }

  /**
   * An amount of money.
   *
   * @throws RefusedException {@code invalid_request} for {@code amount} if it is finer than its
   *     currency's minor unit
   */
  public static PaymentRefundRequest of(String paymentId, MonetaryAmount amount, String reason) {
    String currency = amount.getCurrency().getCurrencyCode();
    return new PaymentRefundRequest(
        paymentId, RequestedAmounts.exact("amount", amount), currency, reason, null, null);
  }

  /** The rules that look at more than one field. */
  public List<Violation> violations() {
    return Metadata.violations(metadata);
  }
}
