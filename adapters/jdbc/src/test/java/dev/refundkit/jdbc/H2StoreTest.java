package dev.refundkit.jdbc;

class H2StoreTest extends StoreRules {
  H2StoreTest() {
    super(TestDatabase.H2);
  }
}
