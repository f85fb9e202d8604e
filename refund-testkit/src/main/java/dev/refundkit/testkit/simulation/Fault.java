package dev.refundkit.testkit.simulation;

import java.util.Locale;

/** What can go wrong in a simulated world, allowed by the ports' contracts but for one. */
public enum Fault {
  /** The process dies before it calls a port. */
  CRASH_BEFORE,
  /** The process dies when the port has done its part, before it hears of it. */
  CRASH_AFTER,
  /** The call throws, and nothing was done. */
  REQUEST_LOST,
  /** The call throws though all was done: a time-out after success, a commit without answer. */
  ANSWER_LOST,
  /** The caller waits in vain; the request reaches the processor later, maybe after others. */
  REQUEST_DELAYED,
  /** The request reaches the processor twice. */
  REQUEST_DUPLICATED,
  /** The processor certainly tries nothing. */
  NOT_ATTEMPTED,
  /** The processor cannot tell how a key stands. */
  CANNOT_TELL,
  /** The inventory refuses units for good. */
  RESTOCK_REFUSED,
  /** The clock goes back, up to an hour. */
  CLOCK_BACK,
  /** The clock runs ahead, up to an hour. */
  CLOCK_FORWARD,
  /** The call takes longer than the lease, and another worker runs meanwhile. */
  LEASE_OVERRUN,
  /** Another worker runs during the call. */
  OTHER_WORKER,
  /** Another client calls the engine during the call. */
  OTHER_CLIENT,
  /** The process is killed between two calls. */
  PROCESS_KILLED,
  /** What the processor had declined is paid after all. */
  PAID_LATE,
  /** What the processor had paid is taken back. */
  PAID_THEN_REVERSED,
  /** The processor leaves a payout pending for more than a month. */
  PENDING_FOR_LONG,
  /**
   * The processor says of a payout that it has left pending that it does not know it. P7 forbids
   * that; the engine must not pay twice all the same.
   */
  PENDING_FORGOTTEN,
  /** The processor sends a notice twice. */
  NOTICE_TWICE,
  /** A notice comes after a later one. */
  NOTICE_OUT_OF_ORDER,
  /** A notice says the opposite of what is true. */
  NOTICE_CONTRADICTS,
  /** Somebody who is not the processor sends a notice. */
  NOTICE_FORGED;

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
