package dev.refundkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several processes start at the same time, and each installs the schema. */
class InstallTest {

  private static final int HOSTS = 6;

  @TempDir private Path folder;

  private static void installAtOnce(DataSource source) throws Exception {
    CyclicBarrier start = new CyclicBarrier(HOSTS);
    ExecutorService hosts = Executors.newFixedThreadPool(HOSTS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < HOSTS; i++) {
        running.add(
            hosts.submit(
                () -> {
                  start.await();
                  JdbcSchema.install(source);
                  return JdbcRefundStore.open(source, "default");
                }));
      }
      for (Future<?> host : running) {
        host.get();
      }
    } finally {
      hosts.shutdownNow();
    }
    try (Connection connection = source.getConnection()) {
      assertThat(JdbcSchema.versions(connection, Product.of(connection)))
          .containsExactly(JdbcSchema.VERSION);
    }
    Samples.create(Samples.engine(JdbcRefundStore.open(source, "default")), Samples.SALE.id());
    assertThat(Auditor.of(source, "default").check()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void all_see_it_installed(TestDatabase database) throws Exception {
    for (int i = 0; i < 3; i++) {
      installAtOnce(database.empty(TestDatabase.READ_COMMITTED));
    }
  }

  @ParameterizedTest
  @EnumSource
  void all_see_it_installed_whatever_the_isolation_is(TestDatabase database) throws Exception {
    for (int i = 0; i < 3; i++) {
      installAtOnce(database.empty(TestDatabase.SERIALIZABLE));
    }
  }

  @Test
  void all_see_it_installed_in_a_file() throws Exception {
    for (int i = 0; i < 2; i++) {
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(
          "jdbc:h2:file:" + folder.resolve("books" + i) + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
      installAtOnce(source);
      TestDatabase.execute(source, "shutdown");
    }
  }
}
