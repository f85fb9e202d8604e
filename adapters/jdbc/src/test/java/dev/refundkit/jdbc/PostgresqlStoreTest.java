package dev.refundkit.jdbc;

class PostgresqlStoreTest extends StoreRules {
  PostgresqlStoreTest() {
    super(TestDatabase.POSTGRESQL);
  }
}
