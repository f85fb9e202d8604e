package dev.refundkit.testkit.simulation;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.PassingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The store under test, with a second account of all that it said it has stored. It stands behind
 * all faults: what is not stored is not in it.
 */
final class ObservedStore extends PassingStore {

  private final Map<String, Ledger> ledgers = new LinkedHashMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final Map<String, List<String>> bySale = new LinkedHashMap<>();
  private final Map<String, Answered> answers = new LinkedHashMap<>();
  private final Map<String, String> byPayoutKey = new LinkedHashMap<>();
  private final OpenEffects effects = new OpenEffects();
  private final Set<String> changed = new LinkedHashSet<>();
  private final List<StoreWatch> watches = new ArrayList<>();

  ObservedStore(RefundStore store) {
    super(store);
  }

  void watch(StoreWatch watch) {
    watches.add(watch);
  }

  @Override
  public CommitResult commit(Commit commit) {
    CommitResult result = super.commit(commit);
    if (result == CommitResult.STORED) {
      account(commit);
    }
    return result;
  }

  private void account(Commit commit) {
    String saleId = commit.ledger().saleId();
    Ledger after = commit.ledger().withVersion(commit.ledger().version() + 1);
    Ledger ledger = ledgers.put(saleId, after);
    Refund refund = commit.refund() == null ? null : account(commit.refund());
    if (commit.answered() != null) {
      Answered before = answers.putIfAbsent(commit.answered().key(), commit.answered());
      Invariant.ONE_ANSWER.demand(before == null, () -> "a second answer was stored: " + before);
    }
    effects.follow(commit);
    changed.add(saleId);
    watches.forEach(watch -> watch.stored(commit, refund, ledger));
  }

  private @Nullable Refund account(Refund refund) {
    Refund before = refunds.put(refund.id(), refund);
    if (before == null) {
      bySale.computeIfAbsent(refund.facts().saleId(), sale -> new ArrayList<>()).add(refund.id());
    }
    refund.payouts().forEach(payout -> byPayoutKey.put(payout.key(), refund.id()));
    return before;
  }

  @Override
  public boolean update(EffectUpdate update) {
    boolean updated = super.update(update);
    if (updated) {
      effects.follow(update);
    }
    return updated;
  }

  Optional<Ledger> knownLedger(String saleId) {
    return Optional.ofNullable(ledgers.get(saleId));
  }

  Optional<Refund> known(String refundId) {
    return Optional.ofNullable(refunds.get(refundId));
  }

  Optional<Refund> knownByPayoutKey(String key) {
    return Optional.ofNullable(byPayoutKey.get(key)).map(refunds::get);
  }

  Optional<Answered> knownAnswer(String key) {
    return Optional.ofNullable(answers.get(key));
  }

  Collection<Refund> all() {
    return refunds.values();
  }

  Collection<Ledger> allLedgers() {
    return ledgers.values();
  }

  Collection<Answered> allAnswers() {
    return answers.values();
  }

  List<Refund> ofSale(String saleId) {
    List<Refund> found = new ArrayList<>();
    bySale.getOrDefault(saleId, List.of()).forEach(id -> found.add(refunds.get(id)));
    return found;
  }

  OpenEffects effects() {
    return effects;
  }

  /** The sales that were written to since the last call. */
  Set<String> takeChanged() {
    Set<String> taken = new LinkedHashSet<>(changed);
    changed.clear();
    return taken;
  }

  void touch(String saleId) {
    changed.add(saleId);
  }

  @Override
  public List<ClaimedEffect> claim(String worker, Instant now, Duration lease, int limit) {
    List<ClaimedEffect> claimed = super.claim(worker, now, lease, limit);
    claimed.forEach(claim -> effects.claimed(claim, now, lease));
    return claimed;
  }

  @Override
  public Optional<ClaimedEffect> claim(
      String effectKey, String worker, Instant now, Duration lease) {
    Optional<ClaimedEffect> claimed = super.claim(effectKey, worker, now, lease);
    claimed.ifPresent(claim -> effects.claimed(claim, now, lease));
    return claimed;
  }
}
