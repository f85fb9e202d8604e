package dev.refundkit.engine;

/**
 * What one run of effects has done.
 *
 * @param paid payouts that ended paid
 * @param restocked units that went back on the shelf
 * @param notified notices that were told
 * @param later effects that are not at their end: tried again later, asked about later, or given up
 */
public record RunReport(int paid, int restocked, int notified, int later) {

  static final RunReport NOTHING = new RunReport(0, 0, 0, 0);

  /** One effect that is not at its end. */
  static final RunReport LATER = new RunReport(0, 0, 0, 1);

  RunReport plus(RunReport other) {
    return new RunReport(
        paid + other.paid,
        restocked + other.restocked,
        notified + other.notified,
        later + other.later);
  }
}
