package dev.refundkit.cli;

import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.jdbc.JdbcSchema;
import dev.refundkit.spi.RefundStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** One database, with a tenant for each store, that is gone when it is closed. */
final class DatabaseStores implements Stores {

  private final DataSource database;
  private final Runnable stop;
  private final AtomicInteger tenants = new AtomicInteger();

  private DatabaseStores(DataSource database, Runnable stop) {
    this.database = database;
    this.stop = stop;
    JdbcSchema.install(database);
  }

  /** H2 in memory. */
  static DatabaseStores h2() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return new DatabaseStores(source, () -> {});
  }

  /** A PostgreSQL server that is started for it. */
  static DatabaseStores postgresql() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.start();
      return new DatabaseStores(server.getPostgresDatabase(), () -> stop(server));
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be started", e);
    }
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be stopped", e);
    }
  }

  @Override
  public RefundStore fresh() {
    return JdbcRefundStore.open(database, "scenario-" + tenants.incrementAndGet());
  }

  @Override
  public void close() {
    stop.run();
  }
}
