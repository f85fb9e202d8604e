package dev.refundkit.proofs.kills;

import java.util.Random;

/** What becomes of a call to the processor. */
enum Fate {
  PAID,
  /** Pays, and says so when nobody listens any longer. */
  PAID_TOLD_LATE,
  /** Does nothing, and says so when nobody listens any longer. */
  LOST_TOLD_LATE,
  /** Pays only after the caller has given up. */
  PAID_LATE,
  DROPPED_BEFORE_PAYING,
  DROPPED_AFTER_PAYING,
  PENDING,
  DECLINED,
  BUSY;

  private static final Fate[] FAULTS = values();

  /** The same for the same seed, key and number of the call. */
  static Fate of(long seed, int faultsPercent, String key, int call) {
    Random random = new Random(seed * 31 + key.hashCode() * 17L + call);
    random.nextInt();
    return random.nextInt(100) < faultsPercent
        ? FAULTS[1 + random.nextInt(FAULTS.length - 1)]
        : PAID;
  }
}
