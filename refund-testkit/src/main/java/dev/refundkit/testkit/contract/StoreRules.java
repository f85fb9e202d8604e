package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Effect;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.RefundStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** An empty store of a tenant that no other test has, and the steps that most tests need. */
@ExtendWith(RuleInMessage.class)
abstract class StoreRules {

  static final String ORDER = "order_1";
  static final Instant NOW = Made.NOW;
  static final Duration LEASE = Duration.ofMinutes(2);

  final RefundStoreContract contract;
  final String tenant = "tenant_" + UUID.randomUUID();
  RefundStore store;

  StoreRules(RefundStoreContract contract) {
    this.contract = contract;
  }

  @BeforeEach
  void open() {
    store = contract.store(tenant);
  }

  /** A commit on the order's ledger as it is stored now. */
  final CommitDraft next() {
    return CommitDraft.on(now(ORDER));
  }

  final Ledger now(String orderId) {
    return store.ledger(orderId).orElseGet(() -> Made.ledger(orderId));
  }

  final void stored(CommitDraft draft) {
    stored(store, draft.build());
  }

  static void stored(RefundStore into, Commit commit) {
    assertEquals(CommitResult.STORED, into.commit(commit), "a commit that nothing stands against");
  }

  static Effect effect(String key) {
    return effect(key, NOW);
  }

  static Effect effect(String key, Instant dueAt) {
    return Made.effect(key, ORDER, dueAt);
  }

  /** Stores an effect that is due now, and claims it. */
  final ClaimedEffect claimed(String key) {
    stored(next().effects(effect(key)));
    return claim(key, NOW).orElseThrow(() -> new AssertionError("nobody holds " + key + " yet"));
  }

  final Optional<ClaimedEffect> claim(String key, Instant at) {
    return store.claim(key, "worker", at, LEASE);
  }

  /** The keys of all that is due at a time, in the order in which they are claimed. */
  final List<String> claimable(Instant at) {
    return keys(store.claim("worker", at, LEASE, 100));
  }

  static List<String> keys(List<ClaimedEffect> claims) {
    return claims.stream().map(claim -> claim.effect().key()).toList();
  }
}
