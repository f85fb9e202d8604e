package dev.refundkit.jdbc;

import dev.refundkit.spi.RefundStore;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On a file, which is left in the middle and opened again where a crash is meant. */
class H2StoreTest extends JdbcStoreContract {

  @TempDir static Path folder;

  private static JdbcDataSource file;

  @BeforeAll
  static void install() {
    file = new JdbcDataSource();
    file.setURL("jdbc:h2:file:" + folder.resolve("books") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
    JdbcSchema.install(file);
  }

  @Override
  DataSource source() {
    return file;
  }

  @Override
  protected RefundStore reopen(RefundStore store) {
    TestDatabase.execute(file, "shutdown immediately");
    return store(store.tenant());
  }
}
