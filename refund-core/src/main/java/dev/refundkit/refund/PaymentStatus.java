package dev.refundkit.refund;

import java.util.List;
import java.util.Locale;

/** How the payouts of a refund stand together, worst first (L11). */
public enum PaymentStatus {
  NEEDS_ATTENTION,
  UNKNOWN,
  PROCESSING,
  PENDING,
  COMPLETED,
  PARTIALLY_COMPLETED,
  FAILED;

  /**
   * The status of payouts that none replaced.
   *
   * @param withdrawn whether the refund was rejected or cancelled
   */
  static PaymentStatus of(List<Payout> payouts, boolean withdrawn) {
    if (any(payouts, PayoutState.NEEDS_ATTENTION)) {
      return NEEDS_ATTENTION;
    }
    if (any(payouts, PayoutState.UNKNOWN)) {
      return UNKNOWN;
    }
    if (any(payouts, PayoutState.SENDING) || any(payouts, PayoutState.PENDING)) {
      return PROCESSING;
    }
    if (any(payouts, PayoutState.RESERVED) || any(payouts, PayoutState.CLEARED)) {
      return PENDING;
    }
    boolean allPaid = payouts.stream().allMatch(p -> p.state() == PayoutState.SUCCEEDED);
    if (allPaid && !(payouts.isEmpty() && withdrawn)) {
      return COMPLETED;
    }
    return any(payouts, PayoutState.SUCCEEDED) ? PARTIALLY_COMPLETED : FAILED;
  }

  private static boolean any(List<Payout> payouts, PayoutState state) {
    return payouts.stream().anyMatch(p -> p.state() == state);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
