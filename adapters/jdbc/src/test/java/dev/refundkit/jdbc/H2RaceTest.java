package dev.refundkit.jdbc;

class H2RaceTest extends RaceRules {
  H2RaceTest() {
    super(TestDatabase.H2);
  }
}
