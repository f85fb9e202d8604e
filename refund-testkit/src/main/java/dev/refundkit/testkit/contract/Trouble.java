package dev.refundkit.testkit.contract;

/** How a call to a processor may go otherwise than well. */
public enum Trouble {
  /** The processor pays, but its answer is lost. */
  TIMEOUT_AFTER_PAYING,
  /** The call never reaches the processor. */
  TIMEOUT_BEFORE_PAYING,
  /** The processor says no for good. */
  DECLINED,
  /** Certainly nothing is tried: maintenance, rate limit. */
  NOT_ATTEMPTED,
  /** The processor accepts and pays later. */
  PENDING
}
