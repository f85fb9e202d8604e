package dev.refundkit.testkit.simulation;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Attention;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A planted defect: a store that forgets what it was answered under which key. */
final class ForgetfulStore implements RefundStore {

  private final RefundStore store = new InMemoryRefundStore();

  @Override
  public CommitResult commit(Commit commit) {
    return store.commit(
        new Commit(
            commit.ledger(),
            commit.refund(),
            commit.effects(),
            commit.dropped(),
            commit.hurried(),
            commit.update(),
            null));
  }

  @Override
  public Optional<Answered> answered(String key) {
    return Optional.empty();
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
  public Optional<Refund> refund(String refundId) {
    return store.refund(refundId);
  }

  @Override
  public Optional<Refund> refundOfPayout(String payoutKey) {
    return store.refundOfPayout(payoutKey);
  }

  @Override
  public List<ClaimedEffect> claim(String worker, Instant now, Duration lease, int limit) {
    return store.claim(worker, now, lease, limit);
  }

  @Override
  public Optional<ClaimedEffect> claim(
      String effectKey, String worker, Instant now, Duration lease) {
    return store.claim(effectKey, worker, now, lease);
  }

  @Override
  public boolean update(EffectUpdate update) {
    return store.update(update);
  }

  @Override
  public Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
    return store.list(query, cursor, limit);
  }

  @Override
  public Page<Attention> attention(@Nullable String cursor, int limit) {
    return store.attention(cursor, limit);
  }
}
