package dev.refundkit.samples.shop.payments;

/** Nobody knows what became of a call to the acquirer: its key must be asked about. */
public final class UncertainOutcomeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * @param message quotes neither what was sent nor what was answered
   */
  UncertainOutcomeException(String message, Throwable cause) {
    super(message, cause);
  }

  UncertainOutcomeException(String message) {
    super(message);
  }
}
