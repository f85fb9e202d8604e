package dev.refundkit.samples.shop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Runs scripts that make tables where they are not there. Several processes may start over one
 * PostgreSQL at the same moment, and its {@code CREATE TABLE IF NOT EXISTS} fails where another one
 * is just being made: one process at a time has its turn.
 */
public final class Scripts {

  /** Of advisory locks in PostgreSQL, the one for the shop's tables. */
  private static final long TURN = 0x7368_6f70L;

  private Scripts() {}

  /**
   * Runs a script of the class path in one transaction.
   *
   * @throws org.springframework.dao.DataAccessException if it fails
   */
  public static void run(DataSource source, String name) {
    try (Connection connection = source.getConnection()) {
      boolean auto = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        takeTurn(connection);
        new ResourceDatabasePopulator(new ClassPathResource(name)).populate(connection);
        connection.commit();
      } finally {
        // After a commit there is nothing left to roll back.
        connection.rollback();
        connection.setAutoCommit(auto);
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException(name + " could not be run", e);
    }
  }

  /** Until the transaction ends. */
  private static void takeTurn(Connection connection) throws SQLException {
    if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("select pg_advisory_xact_lock(" + TURN + ")");
      }
    }
  }
}
