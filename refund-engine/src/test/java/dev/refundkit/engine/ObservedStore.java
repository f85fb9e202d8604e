package dev.refundkit.engine;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Backlog;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RefundSummary;
import dev.refundkit.spi.RefundWithLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The in-memory store, watched: which effects are open, what was stored in all, and with room for a
 * test to step in between two calls or to lose a race on purpose.
 */
final class ObservedStore implements RefundStore {

  /** All that is stored, for comparing before and after. */
  record World(
      Map<String, Ledger> ledgers,
      List<Refund> refunds,
      Map<String, Effect> effects,
      int commits) {}

  private final RefundStore store = new InMemoryRefundStore();
  private final Map<String, Ledger> ledgers = new TreeMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final Map<String, Effect> open = new TreeMap<>();
  private final Set<String> givenUp = new TreeSet<>();
  private final Deque<CommitResult> forced = new ArrayDeque<>();
  private final AtomicInteger failingClaims = new AtomicInteger();
  private int commits;

  /** Called once, after the next time a refund was read. */
  volatile @Nullable Runnable afterRefundRead;

  /** Called once, before the next commit. */
  volatile @Nullable Runnable beforeCommit;

  volatile boolean joinsTransactions;

  /** Whether no commit succeeds that settles an effect, as if the refund could not be written. */
  volatile boolean failOutcomes;

  /** Whether nothing can be said of an effect alone. */
  volatile boolean failUpdates;

  synchronized World world() {
    return new World(
        new TreeMap<>(ledgers), List.copyOf(refunds.values()), new TreeMap<>(open), commits);
  }

  synchronized List<Effect> open(Effect.Kind kind) {
    return open.values().stream().filter(effect -> effect.kind() == kind).toList();
  }

  synchronized Set<String> givenUp() {
    return new TreeSet<>(givenUp);
  }

  /** The next claims of what is due fail. */
  void failClaims(int times) {
    failingClaims.set(times);
  }

  /** The next commits store nothing and end like this. */
  synchronized void force(CommitResult result, int times) {
    for (int i = 0; i < times; i++) {
      forced.add(result);
    }
  }

  synchronized void forceNothing() {
    forced.clear();
  }

  @Override
  public CommitResult commit(Commit commit) {
    Runnable first = beforeCommit;
    beforeCommit = null;
    if (first != null) {
      first.run();
    }
    if (failOutcomes
        && commit.update() != null
        && commit.update().fate() != EffectUpdate.Fate.KEPT) {
      throw new IllegalStateException("the refund is too large");
    }
    return commitNow(commit);
  }

  private synchronized CommitResult commitNow(Commit commit) {
    if (!forced.isEmpty()) {
      return forced.poll();
    }
    CommitResult result = store.commit(commit);
    if (result == CommitResult.STORED) {
      commits++;
      String saleId = commit.ledger().saleId();
      ledgers.put(saleId, store.ledger(saleId).orElseThrow());
      if (commit.refund() != null) {
        refunds.put(commit.refund().id(), commit.refund());
      }
      if (commit.update() != null) {
        follow(commit.update());
      }
      open.keySet().removeAll(commit.dropped());
      commit.effects().forEach(effect -> open.putIfAbsent(effect.key(), effect));
    }
    return result;
  }

  private void follow(EffectUpdate update) {
    if (update.fate() == EffectUpdate.Fate.DONE) {
      open.remove(update.key());
    } else if (update.fate() == EffectUpdate.Fate.GIVEN_UP) {
      open.remove(update.key());
      givenUp.add(update.key());
    }
  }

  @Override
  public RefundStore within(HostTransaction transaction) {
    return joinsTransactions ? this : RefundStore.super.within(transaction);
  }

  @Override
  public Optional<Refund> refundOfPayout(String payoutKey) {
    return store.refundOfPayout(payoutKey);
  }

  @Override
  public synchronized boolean update(EffectUpdate update) {
    if (failUpdates) {
      throw new IllegalStateException("the store is away");
    }
    boolean updated = store.update(update);
    if (updated) {
      follow(update);
    }
    return updated;
  }

  @Override
  public Optional<Refund> refund(String refundId) {
    return read(store.refund(refundId));
  }

  @Override
  public Optional<RefundWithLedger> refundWithLedger(String refundId) {
    return read(store.refundWithLedger(refundId));
  }

  private <T> T read(T found) {
    Runnable next = afterRefundRead;
    afterRefundRead = null;
    if (next != null) {
      next.run();
    }
    return found;
  }

  @Override
  public String tenant() {
    return store.tenant();
  }

  @Override
  public Optional<Ledger> ledger(String saleId) {
    return store.ledger(saleId);
  }

  @Override
  public Optional<Answered> answered(String key) {
    return store.answered(key);
  }

  @Override
  public List<ClaimedEffect> claim(String worker, Instant now, Duration lease, int limit) {
    if (failingClaims.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new IllegalStateException("the store is away");
    }
    return store.claim(worker, now, lease, limit);
  }

  @Override
  public Optional<ClaimedEffect> claim(
      String effectKey, String worker, Instant now, Duration lease) {
    return store.claim(effectKey, worker, now, lease);
  }

  @Override
  public long spent(String spendKey) {
    return store.spent(spendKey);
  }

  @Override
  public Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
    return store.list(query, cursor, limit);
  }

  @Override
  public RefundSummary summary(RefundQuery query) {
    return store.summary(query);
  }

  @Override
  public Page<Attention> attention(@Nullable String cursor, int limit) {
    return store.attention(cursor, limit);
  }

  @Override
  public Backlog backlog() {
    return store.backlog();
  }
}
