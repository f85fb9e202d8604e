package dev.refundkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;

/** Where a store's steps take place: in transactions of its own, or in one of the host's. */
interface Transactions {

  /** A step of the store. It may be made several times, so it changes nothing but the database. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Does the work as one.
   *
   * @param keep whether what it changed is kept; otherwise nothing is changed
   * @throws StoreException if the database fails; nothing is changed then, as far as one can know
   */
  <T> T write(Work<T> work, Predicate<T> keep);

  default <T> T read(Work<T> work) {
    return write(work, result -> false);
  }
}
