package dev.refundkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Predicate;

/** Steps inside the host's open transaction; each is undone alone if it is not kept. */
record HostTransactions(Connection connection, int attempts) implements Transactions {

  /**
   * @throws IllegalArgumentException if no transaction is open on the connection
   */
  static HostTransactions on(Connection connection, int attempts) {
    try {
      if (connection.isClosed()) {
        throw new IllegalArgumentException("the host's connection is closed");
      }
      if (connection.getAutoCommit()) {
        throw new IllegalArgumentException(
            "the host's connection is in auto-commit mode, so no transaction is open on it");
      }
    } catch (SQLException e) {
      throw Failures.of("the host's connection failed", e);
    }
    return new HostTransactions(connection, attempts);
  }

  @Override
  public <T> T read(Work<T> work) {
    try {
      return work.on(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public <T> T write(Work<T> work, Predicate<T> keep) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work, keep);
      } catch (LostRaceException e) {
        if (attempt == attempts) {
          throw failed(e);
        }
      } catch (SQLException e) {
        throw failed(e);
      }
    }
  }

  private <T> T once(Work<T> work, Predicate<T> keep) throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalStateException(
          "the host's connection was switched to auto-commit, so its transaction is over");
    }
    Savepoint before = connection.setSavepoint();
    boolean kept = false;
    try {
      T result = work.on(connection);
      kept = keep.test(result);
      if (kept) {
        connection.releaseSavepoint(before);
      }
      return result;
    } finally {
      if (!kept) {
        undo(before);
      }
    }
  }

  /** A deadlock has rolled the whole transaction back already: then there is nothing to undo. */
  private void undo(Savepoint before) {
    try {
      connection.rollback(before);
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      // The work's own exception tells what happened.
    }
  }

  private static StoreException failed(SQLException e) {
    return Failures.of(
        Failures.passing(e)
            ? "others were in the way; the host must roll its transaction back and repeat it"
            : "the database failed inside the host's transaction",
        e);
  }
}
