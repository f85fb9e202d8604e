package dev.refundkit.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.refundkit.ledger.PaymentBalance;
import dev.refundkit.refund.PaymentRefund;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundFacts;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The refund of a payment as {@code POST /v1/payments/{id}/refund} answers it.
 *
 * @param id opaque
 * @param amount minor units
 * @param status {@code pending}, {@code succeeded}, {@code unknown}, {@code failed} or {@code
 *     rejected}
 * @param processedAt when the payout ended; null until then
 * @param processorRefundId the processor's id, as soon as it is known
 * @param decision only where the policy did not approve by itself
 */
@JsonPropertyOrder({"id", "object"})
public record PaymentRefundDocument(
    String id,
    long amount,
    String currency,
    String paymentId,
    String status,
    String reason,
    @Nullable String notes,
    Instant createdAt,
    @Nullable Instant processedAt,
    Payment payment,
    @Nullable String processorRefundId,
    @Nullable String receiptUrl,
    Map<String, Object> metadata,
    @JsonInclude(NON_NULL) @Nullable DecisionDocument decision)
    implements Document {

  public PaymentRefundDocument {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** Always {@code refund}. */
  @JsonProperty
  public String object() {
    return "refund";
  }

  /**
   * How the payment stands now.
   *
   * @param amount captured, minor units
   * @param amountRefunded given back by the library's own refunds, minor units
   */
  public record Payment(String id, long amount, long amountRefunded, int refundsCount) {

    static Payment from(PaymentBalance balance) {
      return new Payment(
          balance.paymentId(), balance.captured(), balance.refunded(), balance.refundsCount());
    }
  }

  static PaymentRefundDocument from(PaymentRefund answer) {
    Refund refund = answer.refund();
    RefundFacts facts = refund.facts();
    var payout = refund.livePayouts().stream().findFirst();
    return new PaymentRefundDocument(
        facts.id(),
        refund.accepted().total(),
        facts.currency().code(),
        answer.payment().paymentId(),
        answer.status().wire(),
        facts.reason(),
        facts.notes(),
        facts.createdAt(),
        payout.map(p -> p.endedAt()).orElse(null),
        Payment.from(answer.payment()),
        payout.map(p -> p.transactionId()).orElse(null),
        payout.map(p -> p.receiptUrl()).orElse(null),
        facts.metadata(),
        RefundWriting.decision(facts.decision()));
  }
}
