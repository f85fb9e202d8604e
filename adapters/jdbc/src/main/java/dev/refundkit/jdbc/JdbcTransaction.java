package dev.refundkit.jdbc;

import dev.refundkit.spi.HostTransaction;
import java.sql.Connection;

/**
 * The host's transaction on a JDBC connection, for {@code RefundEngine.within} and {@link
 * JdbcRefundStore#within}. The host begins, commits, rolls back and closes it.
 */
public final class JdbcTransaction implements HostTransaction {

  private final Connection connection;

  private JdbcTransaction(Connection connection) {
    this.connection = connection;
  }

  /** The transaction that is open on a connection whose auto-commit mode is off. */
  public static JdbcTransaction of(Connection connection) {
    return new JdbcTransaction(connection);
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    if (!type.isInstance(connection)) {
      throw new IllegalArgumentException(
          "the host's transaction is a java.sql.Connection, not a " + type.getName());
    }
    return type.cast(connection);
  }
}
