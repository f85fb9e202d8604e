package dev.refundkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Changes of rows that no command makes. */
final class TestRows {

  private TestRows() {}

  /** Leaves the key of the tenant's payout where it is, under another id. */
  static void renamePayout(Connection connection, String tenant, String id) throws SQLException {
    Sql.update(
        connection,
        "update refundkit_payout set id = ?, refund_id = 'other' where tenant = ?",
        id,
        tenant);
  }
}
