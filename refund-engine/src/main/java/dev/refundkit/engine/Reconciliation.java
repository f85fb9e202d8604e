package dev.refundkit.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison of the processor's book with ours has found.
 *
 * @param entries how many entries of the processor's book were looked at
 * @param agreed how many of them stand the same in ours
 * @param asked payouts that the two books see differently, or that are in flight: the next run of
 *     effects asks the processor about them
 * @param recorded refunds made outside that were recorded now
 * @param differences what a person must look at, the first thousand
 * @param complete false if it was stopped before the end
 */
public record Reconciliation(
    int entries,
    int agreed,
    int asked,
    int recorded,
    List<Difference> differences,
    boolean complete) {

  public Reconciliation {
    differences = List.copyOf(differences);
  }

  /** Whether both books say the same, and nothing had to be asked or recorded. */
  public boolean clean() {
    return complete && agreed == entries && asked == 0 && differences.isEmpty();
  }

  /** What a difference is about. */
  public enum Kind {
    /** The processor booked another amount, payment or currency than the payout or sale says. */
    OTHER_AMOUNT,
    /** The processor has several entries under one key, or under one id of its own. */
    PAID_TWICE,
    /** The processor has booked a payout that our book never sent. */
    NEVER_SENT,
    /**
     * The processor's book has no payment of a payout that ours holds for paid, and it is asked
     * about it. If the next comparison says so again, it knows nothing of it.
     */
    NOT_BOOKED,
    /** The processor's entry is of a payment that no order of the host has. */
    UNKNOWN_PAYMENT,
    /** It could not be looked into; the next comparison tries again. */
    FAILED
  }

  /**
   * Something that a person must look at.
   *
   * @param key the payout's key; null for what was made outside
   * @param transactionId the processor's id; null if the processor has no entry
   * @param what for people
   */
  public record Difference(
      Kind kind, @Nullable String key, @Nullable String transactionId, String what) {}
}
