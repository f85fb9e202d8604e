package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Commits inside the host's transaction (ST15). */
abstract class TransactionRules extends StoreRules {

  TransactionRules(RefundStoreContract contract) {
    super(contract);
  }

  private final Refund refund = Made.refund("r1", ORDER);

  @Test
  @DisplayName("ST15: a transaction that the store can't join is refused")
  @LookAt("Maybe the store goes on outside of a transaction that it does not know.")
  void refusesOtherTransactions() {
    HostTransaction foreign =
        new HostTransaction() {
          @Override
          public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException("this is no " + type.getName());
          }
        };
    Class<? extends RuntimeException> refusal =
        contract.joinsHostTransactions().present()
            ? IllegalArgumentException.class
            : UnsupportedOperationException.class;
    assertThrows(refusal, () -> store.within(foreign), "joining a transaction of another kind");
  }

  @Test
  @DisplayName("ST15: what is committed in a transaction is seen by others once that is committed")
  @LookAt("Maybe the store commits by itself, or on a connection of its own.")
  void visibleWithTheTransaction() {
    HostTransaction transaction = begin();
    stored(store.within(transaction), everything());
    assertEquals(Optional.empty(), Together.elsewhere(() -> store.refund("r1")), "refund before");
    contract.commit(transaction);
    assertEquals(Optional.of(refund), store.refund("r1"), "the refund afterwards");
    assertTrue(store.answered("key").isPresent(), "the answer is there afterwards");
    assertEquals(List.of("e1"), claimable(NOW), "effects that are due afterwards");
  }

  @Test
  @DisplayName("ST15: what is committed in a transaction vanishes with it")
  @LookAt("Maybe the store commits by itself, or keeps what it has read in a cache.")
  void vanishesWithTheTransaction() {
    HostTransaction transaction = begin();
    stored(store.within(transaction), everything());
    contract.rollback(transaction);
    assertEquals(Optional.empty(), store.ledger(ORDER), "the ledger");
    assertEquals(Optional.empty(), store.refund("r1"), "the refund");
    assertEquals(Optional.empty(), store.answered("key"), "the answer");
    assertEquals(List.of(), claimable(NOW), "effects that are due");
    stored(store, everything());
  }

  @Test
  @DisplayName("ST15: a transaction sees what was committed in it")
  @LookAt("Maybe reads go over another connection than commits.")
  void readsItsOwn() {
    HostTransaction transaction = begin();
    RefundStore joined = store.within(transaction);
    stored(joined, everything());
    assertEquals(Optional.of(1L), joined.ledger(ORDER).map(Ledger::version), "the version");
    assertEquals(Optional.of(refund), joined.refund("r1"), "the refund");
    assertTrue(joined.answered("key").isPresent(), "the answer is there");
    assertEquals(
        List.of(refund), joined.list(RefundQuery.ALL, null, 10).items(), "the list of refunds");
    stored(joined, CommitDraft.on(joined.ledger(ORDER).orElseThrow()).build());
    contract.commit(transaction);
    assertEquals(2, now(ORDER).version(), "the version after two commits");
  }

  @Test
  @DisplayName("ST15: a commit that is not stored leaves the transaction as it was")
  @LookAt("Maybe a failed statement has spoiled the transaction; set a savepoint before it.")
  void refusedCommitsLeaveNoTrace() {
    ClaimedEffect lost = claimed("lease");
    claim("lease", NOW.plus(LEASE));
    stored(store, CommitDraft.on(now("order_2")).answers("taken", refund).build());
    HostTransaction transaction = begin();
    RefundStore joined = store.within(transaction);
    stored(joined, next().refund(refund).build());
    Ledger ledger = joined.ledger(ORDER).orElseThrow();
    Refund changed = RefundCopy.of(refund).status(RefundStatus.FAILED).build();

    Commit fenced = CommitDraft.on(ledger).refund(changed).update(EffectUpdate.done(lost)).build();
    assertEquals(CommitResult.FENCED, joined.commit(fenced), "a commit of a lost lease");
    Commit taken = CommitDraft.on(ledger).refund(changed).answers("taken", changed).build();
    assertEquals(CommitResult.KEY_TAKEN, joined.commit(taken), "a commit of a taken key");
    Commit stale = CommitDraft.on(Made.ledger(ORDER)).refund(changed).build();
    assertEquals(CommitResult.STALE, joined.commit(stale), "a commit on an old version");

    contract.commit(transaction);
    assertEquals(Optional.of(refund), store.refund("r1"), "the refund afterwards");
    assertEquals(ledger, now(ORDER), "the ledger afterwards");
  }

  @Test
  @DisplayName("ST15: what was committed with a transaction outlives a crash")
  @LookAt("Maybe the store keeps a joined commit in memory until later.")
  void lastsWithTheTransaction() {
    contract.durable().required();
    HostTransaction transaction = begin();
    stored(store.within(transaction), everything());
    contract.commit(transaction);
    store = contract.reopen(store);
    assertEquals(Optional.of(refund), store.refund("r1"), "the refund");
  }

  private HostTransaction begin() {
    contract.joinsHostTransactions().required();
    return contract.begin(store);
  }

  private Commit everything() {
    return CommitDraft.on(now(ORDER))
        .refund(refund)
        .effects(effect("e1"))
        .answers("key", refund)
        .build();
  }
}
