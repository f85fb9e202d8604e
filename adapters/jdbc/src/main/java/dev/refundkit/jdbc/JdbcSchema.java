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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * The tables and views that a {@link JdbcRefundStore} needs. Hand {@link #scripts} to whatever
 * migrates the host's database, or call {@link #install}; the store itself never creates anything.
 */
public final class JdbcSchema {

  /** The version that this library needs. */
  public static final int VERSION = 1;

  private static final List<String> SCRIPTS = List.of("V1__refundkit.sql");

  /** A transaction that began before another one's install has to begin anew to see it. */
  private static final int ATTEMPTS = 10;

  private static final long PAUSE_MILLIS = 20;

  /** Of advisory locks in PostgreSQL, the one for installing. */
  private static final long INSTALLING = 0x5265_6675_6e64_4b69L;

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
   * Several processes may do so at the same time: one installs, and the others see it installed.
   *
   * @throws UnsuitableDatabaseException if the database is another product, too old, or takes
   *     different texts for the same
   * @throws StoreException if a script fails
   */
  public static void install(DataSource source) {
    for (int attempt = 1; ; attempt++) {
      try {
        installOnce(source);
        return;
      } catch (SQLException e) {
        if (attempt == ATTEMPTS) {
          throw Failures.of("RefundKit's tables could not be installed", e);
        }
      }
      // Another process may be at it. H2 has no lock that outlasts a statement of a script.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS * attempt));
    }
  }

  /** A database that is not there is not waited for. */
  private static Connection connect(DataSource source) {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw Failures.of("the database could not be reached", e);
    }
  }

  private static void installOnce(DataSource source) throws SQLException {
    try (Connection connection = connect(source)) {
      boolean auto = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        install(connection, Product.of(connection));
        connection.commit();
      } finally {
        // After a commit there is nothing left to roll back.
        connection.rollback();
        connection.setAutoCommit(auto);
      }
    }
  }

  private static void install(Connection connection, Product product) throws SQLException {
    if (product == Product.POSTGRESQL) {
      Sql.exists(connection, "select pg_advisory_xact_lock(?)", INSTALLING);
    }
    if (versions(connection, product).contains(VERSION)) {
      return;
    }
    if (product == Product.H2) {
      Suitability.demandExactTexts(connection);
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
        "lower(TABLE_NAME) = 'refundkit_schema' and TABLE_SCHEMA "
            + (product == Product.H2 ? "= current_schema" : "= any (current_schemas(false))");
    boolean there = Sql.exists(connection, "select 1 from INFORMATION_SCHEMA.TABLES where " + here);
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
