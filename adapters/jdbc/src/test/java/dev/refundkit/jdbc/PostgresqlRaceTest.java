package dev.refundkit.jdbc;

class PostgresqlRaceTest extends RaceRules {
  PostgresqlRaceTest() {
    super(TestDatabase.POSTGRESQL);
  }
}
