package dev.refundkit.refund;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One move of a refund as it was made, with what it was made of, so that the refund's life can be
 * told again. Moves that led to nothing new are left out, such as asking about a payout that is
 * still pending. Append-only.
 *
 * @param version of the sale's ledger that the move was made on: moves of all refunds of a sale in
 *     the order in which they were stored
 * @param subject the payout's or the line's id; null for a move of the whole refund
 * @param state of a payout after the move; null for all others
 * @param goods what arrived or was found; empty for all others
 */
public record JournalEntry(
    long version,
    Instant at,
    String actor,
    Kind kind,
    @Nullable String subject,
    @Nullable PayoutState state,
    List<Arrival> goods) {

  /** What was done. */
  public enum Kind {
    CREATED,
    APPROVED,
    REJECTED,
    CANCELLED,
    PROCESSED,
    RETRIED,
    REDIRECTED,
    RETURN_RECEIVED,
    INSPECTED,
    RETURN_CLOSED,
    /** A payout was about to be sent. */
    SENDING,
    /** The processor said something new of a payout, or nobody could tell. */
    HEARD,
    /** A person settled a payout. */
    RESOLVED,
    RESTOCKED,
    RESTOCK_REFUSED,
    LABELLED
  }

  public JournalEntry {
    goods = List.copyOf(goods);
  }
}
