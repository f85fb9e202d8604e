package dev.refundkit.samples.shop;

import dev.refundkit.samples.shop.database.Scripts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The databases that a shop may have; each is started once, when a test first needs it. */
public enum ShopDatabase {
  H2 {
    @Override
    List<String> settings() {
      return List.of("--spring.datasource.url=" + url());
    }

    @Override
    public DataSource empty() {
      return source(url(), "sa");
    }

    private static String url() {
      return "jdbc:h2:mem:shop_" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    }
  },
  POSTGRESQL {
    @Override
    List<String> settings() {
      return List.of(
          "--spring.profiles.active=postgres",
          "--SHOP_DB_PORT=" + Server.RUNNING.getPort(),
          "--SHOP_DB_NAME=" + created(),
          "--SHOP_DB_USER=postgres");
    }

    @Override
    public DataSource empty() {
      return source(Server.RUNNING.getJdbcUrl("postgres", created()), "postgres");
    }

    private static String created() {
      String name = "shop_" + COUNT.incrementAndGet();
      JdbcClient.create(Server.RUNNING.getPostgresDatabase())
          .sql("create database " + name)
          .update();
      return name;
    }
  };

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

  /** A shop's tables, to be used by one tenant of a test. */
  public record Tables(JdbcClient jdbc, TransactionOperations transactions, String tenant) {

    /** The same tables for another tenant. */
    public Tables of(String other) {
      return new Tables(jdbc, transactions, other);
    }
  }

  private @Nullable DataSource tables;

  /** What the shop is started with to have an empty database of this kind. */
  abstract List<String> settings();

  /** An empty database of this kind. */
  public abstract DataSource empty();

  private static DataSource source(String url, String user) {
    return DataSourceBuilder.create().url(url).username(user).password("").build();
  }

  /** The tables, for a tenant of whom nothing is kept. */
  public synchronized Tables tables() {
    if (tables == null) {
      tables = empty();
      Scripts.run(tables, "shop/schema.sql");
    }
    return new Tables(
        JdbcClient.create(tables),
        new TransactionTemplate(new DataSourceTransactionManager(tables)),
        "tenant_" + COUNT.incrementAndGet());
  }
}
