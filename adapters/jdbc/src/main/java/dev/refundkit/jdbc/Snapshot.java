package dev.refundkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work that reads one moment of the database and changes nothing. */
interface Snapshot {

  void at(Connection connection) throws SQLException;

  /**
   * Reads on a connection of its own, which is given back as it was.
   *
   * @param failed says what has failed if something does
   */
  static void read(DataSource source, String failed, Snapshot work) {
    try (Connection connection = source.getConnection()) {
      int isolation = connection.getTransactionIsolation();
      boolean auto = connection.getAutoCommit();
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try {
        work.at(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(auto);
        connection.setTransactionIsolation(isolation);
      }
    } catch (SQLException e) {
      throw Failures.of(failed, e);
    }
  }
}
