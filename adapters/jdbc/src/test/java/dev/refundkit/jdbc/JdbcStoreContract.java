package dev.refundkit.jdbc;

import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.contract.RefundStoreContract;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The rules of stores on a real database. */
abstract class JdbcStoreContract extends RefundStoreContract {

  abstract DataSource source();

  @Override
  protected RefundStore store(String tenant) {
    return JdbcRefundStore.open(source(), tenant);
  }

  @Override
  protected HostTransaction begin(RefundStore store) {
    try {
      Connection connection = source().getConnection();
      connection.setAutoCommit(false);
      return JdbcTransaction.of(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected void commit(HostTransaction transaction) {
    end(transaction, Connection::commit);
  }

  @Override
  protected void rollback(HostTransaction transaction) {
    end(transaction, Connection::rollback);
  }

  private interface End {
    void on(Connection connection) throws SQLException;
  }

  private static void end(HostTransaction transaction, End end) {
    try (Connection connection = transaction.unwrap(Connection.class)) {
      end.on(connection);
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
