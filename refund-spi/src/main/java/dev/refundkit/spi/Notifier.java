package dev.refundkit.spi;

/** Tells customers (CONTRACTS.md, N). */
public interface Notifier {

  /**
   * Tells the customer.
   *
   * @throws RuntimeException if it may be tried again later under the same key
   */
  void tell(Notice notice);

  /** Tells nobody. */
  static Notifier silent() {
    return notice -> {};
  }
}
