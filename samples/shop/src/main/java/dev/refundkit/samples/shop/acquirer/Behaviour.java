package dev.refundkit.samples.shop.acquirer;

import java.time.Duration;
import java.util.Locale;

/**
 * How calls are answered.
 *
 * @param settleAfter when what is pending is paid
 */
record Behaviour(Kind kind, Duration settleAfter) {

  /** The kinds, by their names in {@code PUT /behaviour}, in small letters. */
  enum Kind {
    /** Pays. */
    PAY,
    /** Says no for good. */
    DECLINE,
    /** Accepts, and pays later. */
    PENDING,
    /** Pays, and its answer never comes. */
    TIME_OUT_AFTER,
    /** Does nothing, and no answer comes. */
    TIME_OUT_BEFORE,
    /** Does nothing, and says so. */
    UNAVAILABLE,
    /** Pays, and answers what nobody can read. */
    GARBAGE
  }

  static final Behaviour WELL = new Behaviour(Kind.PAY, Duration.ZERO);

  /**
   * What {@code PUT /behaviour} sets.
   *
   * @param next the name of a kind
   * @param times for how many calls; 1 if absent
   * @param settleAfterSeconds for pending; 5 if absent
   */
  record Order(String next, Integer times, Long settleAfterSeconds) {

    /**
     * @throws IllegalArgumentException if there is no such kind
     */
    Behaviour behaviour() {
      return new Behaviour(
          Kind.valueOf(next.toUpperCase(Locale.ROOT)),
          Duration.ofSeconds(settleAfterSeconds == null ? 5 : settleAfterSeconds));
    }
  }
}
