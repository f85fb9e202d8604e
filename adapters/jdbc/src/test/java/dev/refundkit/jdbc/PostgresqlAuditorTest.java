package dev.refundkit.jdbc;

class PostgresqlAuditorTest extends AuditorRules {
  PostgresqlAuditorTest() {
    super(TestDatabase.POSTGRESQL);
  }
}
