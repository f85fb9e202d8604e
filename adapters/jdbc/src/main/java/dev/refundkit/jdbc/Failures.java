package dev.refundkit.jdbc;

import dev.refundkit.request.Redaction;
import java.sql.SQLException;
import java.util.Set;

/** Which faults of a database pass when the transaction is made again, and how others are told. */
final class Failures {

  /**
   * Serialization failure, deadlock, lock not available (PostgreSQL), and H2's: the row was changed
   * meanwhile, the lock was not had in time.
   */
  private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "90131", "HYT00");

  private Failures() {}

  /** Whether the same transaction may succeed if it is made again from its start. */
  static boolean passing(SQLException e) {
    return PASSING.contains(String.valueOf(e.getSQLState()));
  }

  static StoreException of(String what, SQLException e) {
    return new StoreException(what + ": " + told(e), masked(e), passing(e));
  }

  private static String told(SQLException e) {
    return firstLine(e) + " [" + e.getSQLState() + "]";
  }

  /** What follows the first line are the row's values, or the statement. */
  private static String firstLine(SQLException e) {
    return withoutPassword(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
  }

  /** Drivers quote the URL that they were given. */
  private static String withoutPassword(String message) {
    return message
        .replaceAll("(?i)password=[^;&\\s]*", "password=...")
        .replaceAll("//[^/@\\s]*@", "//...@");
  }

  /** The same exception without what it may quote of the data. */
  private static SQLException masked(SQLException e) {
    SQLException copy =
        new SQLException(Redaction.mask(firstLine(e)), e.getSQLState(), e.getErrorCode());
    copy.setStackTrace(e.getStackTrace());
    return copy;
  }
}
