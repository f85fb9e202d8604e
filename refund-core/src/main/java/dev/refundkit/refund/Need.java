package dev.refundkit.refund;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a person must look at a refund.
 *
 * @param what for people
 * @param since when it came up
 */
public record Need(String what, Instant since) {

  /** The steps of the timeline that tell when a need came up. */
  static final String PAYOUT_UNCLEAR = "needs_attention";

  static final String PAID_LATE = "paid_late";
  static final String RESTOCK_REFUSED = "restock_refused";

  /**
   * The need of a refund: the library cannot tell about a payout, money moved for a refund that was
   * withdrawn, or goods are stuck.
   */
  static Optional<Need> of(Refund refund) {
    boolean withdrawn =
        refund.status() == RefundStatus.REJECTED || refund.status() == RefundStatus.CANCELLED;
    if (refund.payouts().stream().anyMatch(p -> p.state() == PayoutState.NEEDS_ATTENTION)) {
      return Optional.of(need(refund, PAYOUT_UNCLEAR));
    }
    if (withdrawn && refund.payouts().stream().anyMatch(p -> p.state() == PayoutState.SUCCEEDED)) {
      return Optional.of(need(refund, PAID_LATE));
    }
    return refund.items().stream().anyMatch(RefundItem::failed)
        ? Optional.of(need(refund, RESTOCK_REFUSED))
        : Optional.empty();
  }

  private static Need need(Refund refund, String step) {
    return refund.timeline().stream()
        .filter(entry -> entry.status().equals(step))
        .reduce((first, later) -> later)
        .map(entry -> new Need(step + ": " + entry.note(), entry.at()))
        .orElseGet(() -> new Need(step, refund.updatedAt()));
  }
}
