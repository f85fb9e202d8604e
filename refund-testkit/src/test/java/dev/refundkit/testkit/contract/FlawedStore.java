package dev.refundkit.testkit.contract;

import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.RefundStore;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of stores, on a store that has all abilities and perhaps a flaw. */
@ExtendWith(FlawName.class)
class FlawedStore extends RefundStoreContract {

  private final Flaw<RefundStore> flaw;
  private final Map<String, LoggedStore> opened = new HashMap<>();
  private final Map<RefundStore, LoggedStore> behind = new IdentityHashMap<>();

  FlawedStore(String flaw) {
    this.flaw = Flaw.named(flaw, StoreFlaws.all());
  }

  @Override
  protected RefundStore store(String tenant) {
    String database = flaw == StoreFlaws.ONE_FOR_ALL ? "all" : tenant;
    return broken(opened.computeIfAbsent(database, key -> new LoggedStore(tenant)));
  }

  @Override
  protected RefundStore reopen(RefundStore store) {
    return flaw == StoreFlaws.LOSES_ALL
        ? broken(new LoggedStore(store.tenant()))
        : broken(logged(store).reopened(flaw == StoreFlaws.LOSES_CLAIMS));
  }

  private RefundStore broken(LoggedStore store) {
    RefundStore broken = flaw.breaks().apply(store);
    behind.put(broken, store);
    return broken;
  }

  private LoggedStore logged(RefundStore store) {
    return Objects.requireNonNull(behind.get(store), "not a store of this test");
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
