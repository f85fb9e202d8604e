package dev.refundkit.refund;

import dev.refundkit.ledger.PaymentBalance;
import java.util.Locale;

/**
 * The answer to a payment refund: the refund with its present outcome, and how its payment stands.
 *
 * @param refund of type payment, with at most one payout that counts
 */
public record PaymentRefund(Refund refund, PaymentBalance payment) {

  /** How a payment refund stands (L6). */
  public enum Status {
    /** Waits for a person, for its first call, or for the processor. */
    PENDING,
    SUCCEEDED,
    /** A call was made and nobody knows its outcome yet. */
    UNKNOWN,
    FAILED,
    REJECTED;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Status status() {
    return switch (refund.status()) {
      case PENDING, APPROVED -> Status.PENDING;
      case COMPLETED -> Status.SUCCEEDED;
      case FAILED, CANCELLED -> Status.FAILED;
      case REJECTED -> Status.REJECTED;
      case PROCESSING -> inFlight();
    };
  }

  private Status inFlight() {
    boolean unknown =
        refund.livePayouts().stream()
            .anyMatch(
                p ->
                    p.state() == PayoutState.UNKNOWN
                        || p.state() == PayoutState.SENDING
                        || p.state() == PayoutState.NEEDS_ATTENTION);
    return unknown ? Status.UNKNOWN : Status.PENDING;
  }
}
