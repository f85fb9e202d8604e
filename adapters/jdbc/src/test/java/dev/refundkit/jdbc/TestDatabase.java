package dev.refundkit.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that the tests run on; each is started once, when it is first needed. */
enum TestDatabase {
  H2 {
    @Override
    DataSource empty(String isolation) {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(
          "jdbc:h2:mem:refunds_"
              + COUNT.incrementAndGet()
              + ";DB_CLOSE_DELAY=-1;INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL "
              + isolation);
      return source;
    }
  },
  POSTGRESQL {
    @Override
    DataSource empty(String isolation) {
      String schema = "refunds_" + COUNT.incrementAndGet();
      PGSimpleDataSource source = (PGSimpleDataSource) Server.RUNNING.getPostgresDatabase();
      execute(source, "create schema " + schema);
      source.setCurrentSchema(schema);
      source.setOptions("-c default_transaction_isolation=" + isolation.replace(" ", "\\ "));
      return source;
    }
  };

  static final String READ_COMMITTED = "READ COMMITTED";
  static final String SERIALIZABLE = "SERIALIZABLE";

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Ends with the JVM. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private @Nullable DataSource shared;

  /** A database of its own, in which nothing is. */
  abstract DataSource empty(String isolation);

  /** A database of its own with the schema. */
  DataSource fresh(String isolation) {
    DataSource source = empty(isolation);
    JdbcSchema.install(source);
    return source;
  }

  DataSource fresh() {
    return fresh(READ_COMMITTED);
  }

  /** The database that most tests share, each with tenants of its own. */
  synchronized DataSource shared() {
    if (shared == null) {
      shared = pooled(fresh());
    }
    return shared;
  }

  /** Opening a connection takes PostgreSQL longer than most tests. */
  private static DataSource pooled(DataSource source) {
    return JdbcConnectionPool.create(
        source instanceof PGSimpleDataSource simple ? poolable(simple) : (JdbcDataSource) source);
  }

  private static ConnectionPoolDataSource poolable(PGSimpleDataSource simple) {
    PGConnectionPoolDataSource poolable = new PGConnectionPoolDataSource();
    poolable.setUrl(simple.getUrl());
    poolable.setUser(simple.getUser());
    poolable.setPassword(simple.getPassword());
    return poolable;
  }

  static String freshTenant() {
    return "tenant_" + COUNT.incrementAndGet();
  }

  /** A store in which nothing is stored yet. */
  JdbcRefundStore freshStore() {
    return JdbcRefundStore.open(shared(), freshTenant());
  }

  static void execute(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
