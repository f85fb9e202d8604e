package dev.refundkit.engine;

import dev.refundkit.request.Redaction;

/**
 * Describes what a port threw for the log: what looks like card or mail data in its message is
 * masked.
 */
final class Faults {

  private Faults() {}

  static String describe(Throwable fault) {
    String message = fault.getMessage() == null ? "" : ": " + Redaction.mask(fault.getMessage());
    return fault.getClass().getName() + message;
  }
}
