package dev.refundkit.spring;

/** The application can't start with RefundKit as it is set up. */
final class SetupException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String action;

  /**
   * @param action what to do about it
   */
  SetupException(String what, String action) {
    super(what);
    this.action = action;
  }

  String action() {
    return action;
  }
}
