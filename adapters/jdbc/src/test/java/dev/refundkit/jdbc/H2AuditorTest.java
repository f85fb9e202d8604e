package dev.refundkit.jdbc;

class H2AuditorTest extends AuditorRules {
  H2AuditorTest() {
    super(TestDatabase.H2);
  }
}
