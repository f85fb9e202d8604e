package dev.refundkit.jdbc;

import dev.refundkit.jdbc.UnsuitableDatabaseException.Why;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether refunds can be kept in a database as it is. */
final class Suitability {

  private Suitability() {}

  /**
   * @throws UnsuitableDatabaseException if they cannot
   */
  static Product check(Connection connection) throws SQLException {
    Product product = Product.of(connection);
    if (product == Product.H2) {
      demandDurability(connection);
      demandExactTexts(connection);
    }
    demandSchema(connection, product);
    return product;
  }

  /** A database in memory has no path, and nothing that it could lose later than promised. */
  private static void demandDurability(Connection connection) throws SQLException {
    boolean file = Sql.exists(connection, "select 1 where database_path() is not null");
    boolean delayed =
        Sql.exists(
            connection,
            "select 1 from information_schema.settings"
                + " where setting_name = 'WRITE_DELAY' and setting_value <> '0'");
    if (file && delayed) {
      throw new UnsuitableDatabaseException(
          Why.NOT_DURABLE,
          "this H2 file database says that a commit is stored before it is on disk;"
              + " add ;WRITE_DELAY=0 to its URL");
    }
  }

  /** Ids that differ by case only are different ids. */
  private static void demandExactTexts(Connection connection) throws SQLException {
    if (Sql.exists(connection, "select 1 where 'a' = 'A' or 'a' = '\u00e1'")) {
      throw new UnsuitableDatabaseException(
          Why.LOOSE_TEXTS,
          "this H2 database takes different texts for the same; use one without a collation");
    }
  }

  private static void demandSchema(Connection connection, Product product) throws SQLException {
    List<Integer> versions = JdbcSchema.versions(connection, product);
    if (versions.contains(JdbcSchema.VERSION)) {
      return;
    }
    String scripts = "run the scripts " + JdbcSchema.names(product);
    throw versions.isEmpty()
        ? new UnsuitableDatabaseException(
            Why.NO_SCHEMA,
            "RefundKit's tables are not there; "
                + scripts
                + ". Maybe the connection looks into another schema.")
        : new UnsuitableDatabaseException(
            Why.OTHER_SCHEMA,
            "RefundKit's tables have version "
                + versions
                + ", and version "
                + JdbcSchema.VERSION
                + " is needed; "
                + scripts
                + ". Maybe another release of the library installed them.");
  }
}
