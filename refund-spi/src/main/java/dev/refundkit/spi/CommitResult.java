package dev.refundkit.spi;

/** What became of a commit. */
public enum CommitResult {
  STORED,
  /** The sale's ledger has another version than the commit was made on. Nothing was stored. */
  STALE,
  /** Another request has used the idempotency key. Nothing was stored. */
  KEY_TAKEN,
  /**
   * The effect's lease was taken over by another worker, or the effect is gone. Nothing was stored.
   */
  FENCED,
  /** A budget has not enough left for what the commit takes of it. Nothing was stored. */
  OVER_BUDGET
}
