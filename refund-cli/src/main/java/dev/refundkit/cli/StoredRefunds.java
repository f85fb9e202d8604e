package dev.refundkit.cli;

import dev.refundkit.spi.CustomerHistory;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.Sales;

/**
 * Where stored refunds and their sales are found.
 *
 * @param store of one tenant
 * @param history what is known of customers, which is not stored with a refund
 */
record StoredRefunds(RefundStore store, Sales sales, CustomerHistory history) {

  /** Opens it when a command needs it, so that other commands need no database. */
  @FunctionalInterface
  interface Source {

    /**
     * Opens it.
     *
     * @throws IllegalArgumentException if it cannot be had; the message is shown
     */
    StoredRefunds open();
  }
}
