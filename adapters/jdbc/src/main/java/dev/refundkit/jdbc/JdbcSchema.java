package dev.refundkit.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The tables and views that a {@link JdbcRefundStore} needs. Hand {@link #scripts} to whatever
 * migrates the host's database, or call {@link #install}; the store itself never creates anything.
 */
public final class JdbcSchema {

  /** The version that this library needs. */
  public static final int VERSION = 1;

  private static final List<String> SCRIPTS = List.of("V1__refundkit.sql");

  private JdbcSchema() {}

  /** The texts of the scripts of a product, in the order in which they are to be run. */
  public static List<String> scripts(Product product) {
    return names(product).stream().map(JdbcSchema::text).toList();
  }

  /** Where the scripts stand on the class path, in the order in which they are to be run. */
  public static List<String> names(Product product) {
    return SCRIPTS.stream()
        .map(name -> "dev/refundkit/jdbc/" + product.folder() + "/" + name)
        .toList();
  }

  /**
   * Runs the scripts where the connection's default schema is, unless the version is there already.
   *
   * @throws UnsuitableDatabaseException if the database is another product or too old
   * @throws StoreException if a script fails
   */
  public static void install(DataSource source) {
    try (Connection connection = source.getConnection()) {
      boolean auto = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        install(connection);
        connection.commit();
      } finally {
        // After a commit there is nothing left to roll back.
        connection.rollback();
        connection.setAutoCommit(auto);
      }
    } catch (SQLException e) {
      throw Failures.of("RefundKit's tables could not be installed", e);
    }
  }

  private static void install(Connection connection) throws SQLException {
    Product product = Product.of(connection);
    if (versions(connection, product).contains(VERSION)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      for (String script : scripts(product)) {
        statement.execute(script);
      }
    }
  }

  /** Which versions are installed where the connection looks; none if the tables are not there. */
  static List<Integer> versions(Connection connection, Product product) throws SQLException {
    String here =
        "lower(table_name) = 'refundkit_schema' and table_schema "
            + (product == Product.H2 ? "= current_schema" : "= any (current_schemas(false))");
    boolean there = Sql.exists(connection, "select 1 from information_schema.tables where " + here);
    return there
        ? Sql.list(
            connection,
            "select version from refundkit_schema order by version",
            row -> row.getInt(1))
        : List.of();
  }

  private static String text(String name) {
    try (InputStream script =
        Objects.requireNonNull(JdbcSchema.class.getClassLoader().getResourceAsStream(name), name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
