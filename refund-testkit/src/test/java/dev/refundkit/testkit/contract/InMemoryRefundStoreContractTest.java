package dev.refundkit.testkit.contract;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.spi.RefundStore;

/** The rules of stores, on the store that keeps everything in memory. */
class InMemoryRefundStoreContractTest extends RefundStoreContract {

  @Override
  protected RefundStore store(String tenant) {
    return new InMemoryRefundStore(tenant);
  }

  @Override
  protected Ability durable() {
    return Ability.missing("it keeps everything in memory");
  }

  @Override
  protected Ability joinsHostTransactions() {
    return Ability.missing("nothing in memory could be rolled back");
  }
}
