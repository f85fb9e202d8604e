package dev.refundkit.testkit.contract;

import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.RefundStore;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of stores, on a store that has all abilities and perhaps a flaw. */
@ExtendWith(FlawName.class)
class FlawedStore extends RefundStoreContract {

  private final Flaw<RefundStore> flaw;
  private final Map<String, LoggedStore> opened = new HashMap<>();

  FlawedStore(String flaw) {
    this.flaw = Flaw.named(flaw, StoreFlaws.all());
  }

  @Override
  protected RefundStore store(String tenant) {
    String database = flaw == StoreFlaws.ONE_FOR_ALL ? "all" : tenant;
    return flaw.breaks().apply(opened.computeIfAbsent(database, key -> new LoggedStore(tenant)));
  }

  @Override
  protected RefundStore reopen(RefundStore store) {
    if (flaw == StoreFlaws.LOSES_ALL) {
      return new LoggedStore(store.tenant());
    }
    return flaw.breaks().apply(logged(store).reopened(flaw == StoreFlaws.LOSES_CLAIMS));
  }

  private static LoggedStore logged(RefundStore store) {
    return store instanceof LoggedStore logged ? logged : logged(((PassingStore) store).to);
  }

  @Override
  protected HostTransaction begin(RefundStore store) {
    return logged(store).branch();
  }

  @Override
  protected void commit(HostTransaction transaction) {
    transaction.unwrap(LoggedStore.Branch.class).merge();
  }

  @Override
  protected void rollback(HostTransaction transaction) {}
}
