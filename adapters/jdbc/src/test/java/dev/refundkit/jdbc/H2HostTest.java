package dev.refundkit.jdbc;

class H2HostTest extends HostTransactionRules {
  H2HostTest() {
    super(TestDatabase.H2);
  }
}
