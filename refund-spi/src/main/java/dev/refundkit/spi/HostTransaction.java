package dev.refundkit.spi;

/**
 * The host's own open transaction, so that its order update and the library's commit are one. Which
 * kinds of it a store can join is the store's to say ({@link RefundStore#within}).
 */
public interface HostTransaction {

  /**
   * The host's handle, such as a connection.
   *
   * @throws IllegalArgumentException if it is not of that type
   */
  <T> T unwrap(Class<T> type);
}
