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
    if (product == Product.H2) {
      demandExactColumns(connection);
    }
    return product;
  }

  /** A database in memory has no path, and nothing that it could lose later than promised. */
  private static void demandDurability(Connection connection) throws SQLException {
    boolean file = Sql.exists(connection, "select 1 where database_path() is not null");
    boolean delayed =
        Sql.exists(
            connection,
            "select 1 from INFORMATION_SCHEMA.SETTINGS"
                + " where SETTING_NAME = 'WRITE_DELAY' and SETTING_VALUE <> '0'");
    if (file && delayed) {
      throw new UnsuitableDatabaseException(
          Why.NOT_DURABLE,
          "this H2 file database says that a commit is stored before it is on disk;"
              + " add ;WRITE_DELAY=0 to its URL");
    }
  }

  /**
   * Ids that differ by case only are different ids, and an empty text is none that is not there.
   *
   * @throws UnsuitableDatabaseException if they are not
   */
  static void demandExactTexts(Connection connection) throws SQLException {
    if (Sql.exists(
        connection,
        "select 1 where 'a' = 'A' or 'a' = '\u00e1' or cast('a' as varchar) = cast('A' as varchar)")) {
      throw new UnsuitableDatabaseException(
          Why.LOOSE_TEXTS,
          "this H2 database takes different texts for the same;"
              + " use one without a collation and without IGNORECASE");
    }
    if (Sql.exists(connection, "select 1 where '' is null")) {
      throw new UnsuitableDatabaseException(
          Why.LOOSE_TEXTS, "this H2 database takes an empty text for null; use another MODE");
    }
  }

  /** Columns keep the setting that they were created under. */
  private static void demandExactColumns(Connection connection) throws SQLException {
    if (Sql.exists(
        connection,
        """
        select 1 from INFORMATION_SCHEMA.COLUMNS
        where TABLE_SCHEMA = current_schema and lower(TABLE_NAME) like 'refundkit%'
          and DATA_TYPE = 'VARCHAR_IGNORECASE'
        """)) {
      throw new UnsuitableDatabaseException(
          Why.LOOSE_TEXTS,
          "RefundKit's tables were created with IGNORECASE and take different texts for the same;"
              + " create them anew without it");
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
