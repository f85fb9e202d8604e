package dev.refundkit.engine;

/** Makes a payout's idempotency key from its id, within what the processor takes. */
final class PayoutKeys {

  private PayoutKeys() {}

  /** The payout's id itself, or where that is too long, as much of its SHA-256 as fits. */
  static String of(String payoutId, int maxLength) {
    return payoutId.length() <= maxLength ? payoutId : Fingerprint.of(payoutId, maxLength);
  }
}
