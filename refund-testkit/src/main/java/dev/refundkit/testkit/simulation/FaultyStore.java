package dev.refundkit.testkit.simulation;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.Backlog;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RefundSummary;
import dev.refundkit.spi.RefundWithLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The store as one process reaches it. */
final class FaultyStore implements RefundStore {

  private final SimulatedWorld world;
  private final SimulatedProcess process;
  private final ObservedStore store;

  FaultyStore(SimulatedWorld world, SimulatedProcess process) {
    this.world = world;
    this.process = process;
    this.store = world.store;
  }

  private <T> T at(PortMethod call, Supplier<T> real) {
    return world.interference.at(call, process, real);
  }

  private <T> T read(Supplier<T> real) {
    return at(PortMethod.STORE_READ, real);
  }

  @Override
  public CommitResult commit(Commit commit) {
    return at(
        PortMethod.STORE_COMMIT,
        () -> {
          CommitResult result = store.commit(commit);
          process.committed(result);
          return result;
        });
  }

  @Override
  public boolean update(EffectUpdate update) {
    return at(
        PortMethod.STORE_UPDATE,
        () -> {
          world.sightings.updating(update);
          boolean updated = store.update(update);
          if (!updated) {
            world.sightings.saw(Situation.LATE_RESULT_FENCED);
          }
          return updated;
        });
  }

  @Override
  public List<ClaimedEffect> claim(String worker, Instant now, Duration lease, int limit) {
    return at(PortMethod.STORE_CLAIM, () -> store.claim(worker, now, lease, limit));
  }

  @Override
  public Optional<ClaimedEffect> claim(
      String effectKey, String worker, Instant now, Duration lease) {
    return at(PortMethod.STORE_CLAIM, () -> store.claim(effectKey, worker, now, lease));
  }

  @Override
  public String tenant() {
    return store.tenant();
  }

  @Override
  public Optional<Ledger> ledger(String saleId) {
    return read(() -> store.ledger(saleId));
  }

  @Override
  public Optional<Refund> refund(String refundId) {
    return read(() -> store.refund(refundId));
  }

  @Override
  public Optional<RefundWithLedger> refundWithLedger(String refundId) {
    return read(() -> store.refundWithLedger(refundId));
  }

  @Override
  public Optional<Refund> refundOfPayout(String payoutKey) {
    return read(() -> store.refundOfPayout(payoutKey));
  }

  @Override
  public Optional<Answered> answered(String key) {
    return read(() -> store.answered(key));
  }

  @Override
  public long spent(String spendKey) {
    return read(() -> store.spent(spendKey));
  }

  @Override
  public Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
    return read(() -> store.list(query, cursor, limit));
  }

  @Override
  public RefundSummary summary(RefundQuery query) {
    return read(() -> store.summary(query));
  }

  @Override
  public Page<Attention> attention(@Nullable String cursor, int limit) {
    return read(() -> store.attention(cursor, limit));
  }

  @Override
  public Backlog backlog() {
    return read(store::backlog);
  }
}
