package dev.refundkit.jdbc;

import dev.refundkit.spi.RefundStore;
import javax.sql.DataSource;

/** On a server. */
class PostgresqlStoreTest extends JdbcStoreContract {

  @Override
  DataSource source() {
    return TestDatabase.POSTGRESQL.shared();
  }

  @Override
  protected RefundStore reopen(RefundStore store) {
    return store(store.tenant());
  }
}
