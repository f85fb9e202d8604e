package dev.refundkit.testkit.contract;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.PassingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A store that has every ability: it logs what changes it, so that it can be opened again from its
 * log, and a transaction is a branch of the log.
 */
final class LoggedStore extends PassingStore {

  /** A change, and whether it is a commit. */
  private record Change(boolean commit, Consumer<RefundStore> replay) {}

  /** A branch of the log, which is merged or forgotten. */
  static final class Branch implements HostTransaction {
    private final LoggedStore trunk;
    private final LoggedStore twig;
    private final int from;

    private Branch(LoggedStore trunk) {
      this.trunk = trunk;
      this.twig = trunk.reopened(change -> true);
      this.from = twig.log.size();
    }

    void merge() {
      twig.log.subList(from, twig.log.size()).forEach(trunk::replay);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      if (!type.isInstance(this)) {
        throw new IllegalArgumentException("this is no " + type.getName());
      }
      return type.cast(this);
    }
  }

  private final List<Change> log = new ArrayList<>();

  LoggedStore(String tenant) {
    super(new InMemoryRefundStore(tenant));
  }

  Branch branch() {
    return new Branch(this);
  }

  /** What a crash leaves if only commits are durable, or everything. */
  LoggedStore reopened(boolean onlyCommits) {
    return reopened(change -> change.commit || !onlyCommits);
  }

  private synchronized LoggedStore reopened(Predicate<Change> durable) {
    LoggedStore store = new LoggedStore(tenant());
    log.stream().filter(durable).forEach(store::replay);
    return store;
  }

  private synchronized void replay(Change change) {
    log.add(change);
    change.replay.accept(to);
  }

  @Override
  public synchronized CommitResult commit(Commit commit) {
    log.add(new Change(true, store -> store.commit(commit)));
    return to.commit(commit);
  }

  @Override
  public synchronized List<ClaimedEffect> claim(
      String worker, Instant now, Duration lease, int limit) {
    log.add(new Change(false, store -> store.claim(worker, now, lease, limit)));
    return to.claim(worker, now, lease, limit);
  }

  @Override
  public synchronized Optional<ClaimedEffect> claim(
      String effectKey, String worker, Instant now, Duration lease) {
    log.add(new Change(false, store -> store.claim(effectKey, worker, now, lease)));
    return to.claim(effectKey, worker, now, lease);
  }

  @Override
  public synchronized boolean update(EffectUpdate update) {
    log.add(new Change(false, store -> store.update(update)));
    return to.update(update);
  }

  @Override
  public RefundStore within(HostTransaction transaction) {
    return transaction.unwrap(Branch.class).twig;
  }
}
