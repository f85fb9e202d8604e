package dev.refundkit.spi;

/** The host's stock (CONTRACTS.md, I). */
public interface Inventory {

  /** What became of a restock order. */
  enum Result {
    /** The units are back, now or since an earlier call under the same key. */
    DONE,
    /** They will never be put back; a person is told. */
    REFUSED
  }

  /**
   * Puts units back.
   *
   * @throws RuntimeException if it may be tried again later under the same key
   */
  Result restock(RestockOrder order);
}
