package dev.refundkit.proofs.simulation;

import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.jdbc.JdbcSchema;
import dev.refundkit.spi.RefundStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Empty stores on H2 in memory, each a tenant of its own. After so many the database is left for a
 * new one, so that a long run does not fill the memory; the one before is kept for the histories
 * that still use it.
 */
final class H2Stores implements Supplier<RefundStore>, AutoCloseable {

  private static final int TENANTS = 100;

  private final Deque<JdbcConnectionPool> databases = new ArrayDeque<>();
  private int tenants = TENANTS;

  @Override
  public synchronized RefundStore get() {
    if (tenants == TENANTS) {
      tenants = 0;
      open();
    }
    return JdbcRefundStore.open(databases.getLast(), "history-" + ++tenants);
  }

  private void open() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    JdbcConnectionPool database = JdbcConnectionPool.create(url, "", "");
    JdbcSchema.install(database);
    databases.add(database);
    if (databases.size() > 2) {
      drop(databases.removeFirst());
    }
  }

  private static void drop(JdbcConnectionPool database) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("shutdown immediately");
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      database.dispose();
    }
  }

  @Override
  public synchronized void close() {
    databases.forEach(H2Stores::drop);
    databases.clear();
  }
}
