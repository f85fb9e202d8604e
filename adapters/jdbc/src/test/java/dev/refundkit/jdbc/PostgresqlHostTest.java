package dev.refundkit.jdbc;

class PostgresqlHostTest extends HostTransactionRules {
  PostgresqlHostTest() {
    super(TestDatabase.POSTGRESQL);
  }
}
