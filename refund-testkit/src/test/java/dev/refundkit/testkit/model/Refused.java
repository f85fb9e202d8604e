package dev.refundkit.testkit.model;

import dev.refundkit.refusal.RefusalCode;

/** Ends the judging of a call; nothing has been changed by then. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final RefusalCode code;

  Refused(RefusalCode code) {
    super(code.wire());
    this.code = code;
  }

  RefusalCode code() {
    return code;
  }
}
