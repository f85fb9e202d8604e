package dev.refundkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * A transaction on a connection of its own for each step, made again while others are in its way.
 * The isolation level is the host's.
 *
 * @param attempts how often a step is made at most, at least 1
 */
record OwnTransactions(DataSource source, int attempts) implements Transactions {

  private static final int LONGEST_PAUSE_MILLIS = 8;

  OwnTransactions {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1, were " + attempts);
    }
  }

  @Override
  public <T> T write(Work<T> work, Predicate<T> keep) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work, keep);
      } catch (SQLException e) {
        if (!Failures.passing(e)) {
          throw Failures.of("the database failed", e);
        }
        if (attempt == attempts) {
          throw Failures.of("others were in the way " + attempts + " times", e);
        }
      }
      pause(attempt);
    }
  }

  /** Lets the other transaction end; an interrupted thread goes on at once. */
  private static void pause(int attempt) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(attempt, LONGEST_PAUSE_MILLIS)));
  }

  private <T> T once(Work<T> work, Predicate<T> keep) throws SQLException {
    Connection connection = source.getConnection();
    boolean auto = true;
    boolean ended = false;
    try {
      auto = connection.getAutoCommit();
      connection.setAutoCommit(false);
      T result = work.on(connection);
      if (keep.test(result)) {
        connection.commit();
      } else {
        connection.rollback();
      }
      ended = true;
      return result;
    } finally {
      close(connection, ended, auto);
    }
  }

  /** What fails from here on changes nothing in what was stored, and must not hide it. */
  private static void close(Connection connection, boolean ended, boolean auto) {
    try (connection) {
      if (!ended) {
        connection.rollback();
      }
      connection.setAutoCommit(auto);
    } catch (SQLException e) {
      // The connection is broken, and its transaction ends with it.
    }
  }
}
