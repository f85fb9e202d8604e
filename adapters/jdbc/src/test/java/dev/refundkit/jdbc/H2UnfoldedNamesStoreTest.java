package dev.refundkit.jdbc;

import dev.refundkit.spi.RefundStore;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeAll;

/** Where names are what they are written as, the schema's own included. */
class H2UnfoldedNamesStoreTest extends JdbcStoreContract {

  private static JdbcDataSource memory;

  @BeforeAll
  static void install() {
    memory = new JdbcDataSource();
    memory.setURL("jdbc:h2:mem:unfolded;DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=FALSE");
    JdbcSchema.install(memory);
  }

  @Override
  DataSource source() {
    return memory;
  }

  @Override
  protected RefundStore reopen(RefundStore store) {
    return store(store.tenant());
  }
}
