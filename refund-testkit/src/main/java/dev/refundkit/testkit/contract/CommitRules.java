package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.RefundQuery;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a commit stores, and what it checks first. */
abstract class CommitRules extends StoreRules {

  CommitRules(RefundStoreContract contract) {
    super(contract);
  }

  private final Refund refund = Made.refund("r1", ORDER);

  @Test
  @DisplayName("ST1: a commit stores ledger, refund, effects, update and answer")
  @LookAt("Maybe one of the parts is stored on another connection, or not at all.")
  void storesAllParts() {
    ClaimedEffect claim = claimed("old");
    Ledger before = now(ORDER);
    stored(
        CommitDraft.on(before)
            .refund(refund)
            .effects(effect("new"))
            .update(EffectUpdate.done(claim))
            .answers("key", refund));

    assertEquals(before.version() + 1, now(ORDER).version(), "the ledger's version");
    assertEquals(Optional.of(refund), store.refund("r1"), "the refund");
    assertTrue(store.answered("key").isPresent(), "the answer is stored");
    assertEquals(List.of("new"), claimable(NOW.plus(LEASE)), "open effects");
  }

  @Test
  @DisplayName("ST1: a commit that is stale stores nothing")
  @LookAt("Maybe what was written before the version was checked is not rolled back.")
  void staleStoresNothing() {
    stored(next().refund(refund).effects(effect("old")));
    assertStoresNothing(CommitResult.STALE, everything(Made.ledger(ORDER), "other"));
  }

  @Test
  @DisplayName("ST1: a commit whose idempotency key is taken stores nothing")
  @LookAt("Maybe what was written before the key was checked is not rolled back.")
  void keyTakenStoresNothing() {
    stored(next().refund(refund).effects(effect("old")).answers("key", refund));
    assertStoresNothing(CommitResult.KEY_TAKEN, everything(now(ORDER), "key"));
  }

  @Test
  @DisplayName("ST1: a commit of a worker that lost its lease stores nothing")
  @LookAt("Maybe what was written before the fence was checked is not rolled back.")
  void fencedStoresNothing() {
    stored(next().refund(refund).effects(effect("old")));
    ClaimedEffect lost = claimed("lease");
    claim("lease", NOW.plus(LEASE));
    Commit late = everything(now(ORDER), "other").update(EffectUpdate.kept(lost)).build();
    assertStoresNothing(CommitResult.FENCED, late);
  }

  private CommitDraft everything(Ledger on, String key) {
    Refund changed = RefundCopy.of(refund).status(RefundStatus.FAILED).build();
    return CommitDraft.on(on)
        .refund(changed)
        .effects(effect("new"))
        .drops("old")
        .answers(key, changed);
  }

  private void assertStoresNothing(CommitResult answer, CommitDraft draft) {
    assertStoresNothing(answer, draft.build());
  }

  private void assertStoresNothing(CommitResult answer, Commit commit) {
    Ledger before = now(ORDER);
    Optional<Answered> answered = store.answered("key");
    assertEquals(answer, store.commit(commit), "the answer of the store");

    assertEquals(before, now(ORDER), "the ledger");
    assertEquals(Optional.of(refund), store.refund("r1"), "the refund");
    assertEquals(answered, store.answered("key"), "the answer that was there");
    assertEquals(Optional.empty(), store.answered("other"), "an answer under a free key");
    assertEquals(Optional.empty(), claim("new", NOW), "the new effect");
    assertTrue(claim("old", NOW).isPresent(), "the effect that was to be dropped is there");
  }

  @Test
  @DisplayName("ST2: the fence is checked before the key, the key before the version")
  @LookAt("Maybe the database finds a taken key or an old version before you look at the fence.")
  void checksInOrder() {
    stored(next().refund(refund).answers("key", refund));
    ClaimedEffect lost = claimed("lease");
    claim("lease", NOW.plus(LEASE));
    Ledger old = Made.ledger(ORDER);
    EffectUpdate fenced = EffectUpdate.done(lost);

    assertEquals(
        CommitResult.FENCED,
        store.commit(CommitDraft.on(old).answers("key", refund).update(fenced).build()),
        "fence, key and version are wrong");
    assertEquals(
        CommitResult.KEY_TAKEN,
        store.commit(CommitDraft.on(old).answers("key", refund).build()),
        "key and version are wrong");
    assertEquals(
        CommitResult.STALE, store.commit(CommitDraft.on(old).build()), "the version is wrong");
  }

  @Test
  @DisplayName("ST4: each commit raises the ledger's version by one, from 0")
  @LookAt("Maybe the version is stored as it came, or counted over all ledgers.")
  void raisesTheVersion() {
    for (int version = 0; version < 3; version++) {
      assertEquals(version, now(ORDER).version(), "the version before commit " + version);
      stored(next());
      stored(CommitDraft.on(now("order_2")));
    }
  }

  @Test
  @DisplayName("ST4: a commit on a version that is not the stored one is stale")
  @LookAt("Maybe only older versions are refused, or a first commit is not checked.")
  void refusesOtherVersions() {
    Ledger unknown = Made.ledger(ORDER).withVersion(1);
    assertEquals(
        CommitResult.STALE,
        store.commit(CommitDraft.on(unknown).build()),
        "version 1 where nothing is stored");
    stored(next());
    Ledger newer = now(ORDER).withVersion(2);
    assertEquals(
        CommitResult.STALE, store.commit(CommitDraft.on(newer).build()), "2 where 1 is stored");
  }

  @Test
  @DisplayName("ST6: a key gives back the first answer, whatever became of the refund")
  @LookAt("Maybe the answer is read from the refund as it is now.")
  void keepsTheFirstAnswer() {
    stored(next().refund(refund).answers("key", refund));
    Answered first = store.answered("key").orElseThrow();
    stored(next().refund(RefundCopy.of(refund).status(RefundStatus.FAILED).build()));

    assertEquals(refund, first.refund(), "the refund as it was first answered");
    assertEquals("f00d", first.fingerprint(), "the fingerprint");
    assertEquals(Optional.of(first), store.answered("key"), "the answer later");
  }

  @Test
  @DisplayName("ST6: a key is unique over all orders of the tenant")
  @LookAt("Maybe the key is unique per order only.")
  void keysAreUniqueOverOrders() {
    stored(next().answers("key", refund));
    Commit other = CommitDraft.on(now("order_2")).answers("key", refund).build();
    assertEquals(CommitResult.KEY_TAKEN, store.commit(other), "the key on another order");
  }

  @Test
  @DisplayName("ST16: who repeats a commit with its idempotency key finds out that it was stored")
  @LookAt("Maybe a repeat is taken for a stale commit.")
  void aRepeatFindsOut() {
    Commit commit = next().refund(refund).answers("key", refund).build();
    stored(store, commit);
    assertEquals(CommitResult.KEY_TAKEN, store.commit(commit), "the same commit again");
    assertEquals(
        Optional.of(refund), store.answered("key").map(Answered::refund), "what was answered");
  }

  @Test
  @DisplayName("A4: what is not there is an empty Optional or list, not null")
  @LookAt("Maybe a missing row is handed on as null.")
  void absenceIsEmpty() {
    assertEquals(Optional.empty(), store.ledger("none"), "an unknown ledger");
    assertEquals(Optional.empty(), store.refund("none"), "an unknown refund");
    assertEquals(Optional.empty(), store.answered("none"), "an unknown key");
    assertEquals(Optional.empty(), claim("none", NOW), "an unknown effect");
    assertEquals(List.of(), store.claim("worker", NOW, LEASE, 10), "effects that are due");
    assertEquals(List.of(), store.list(RefundQuery.ALL, null, 10).items(), "refunds");
    assertEquals(List.of(), store.attention(null, 10).items(), "what needs a person");
  }
}
