package dev.refundkit.testkit.ports;

import dev.refundkit.ledger.Ledger;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands everything on to another store. Extend it for a store that does one thing otherwise, or
 * that looks on. What {@link #within} gives is the other store's, without what an extension does.
 * As thread-safe as the other store.
 */
public class PassingStore implements RefundStore {

  /** The other store. */
  protected final RefundStore to;

  public PassingStore(RefundStore to) {
    this.to = to;
  }

  @Override
  public String tenant() {
    return to.tenant();
  }

  @Override
  public Optional<Ledger> ledger(String saleId) {
    return to.ledger(saleId);
  }

  @Override
  public Optional<Refund> refund(String refundId) {
    return to.refund(refundId);
  }

  @Override
  public Optional<RefundWithLedger> refundWithLedger(String refundId) {
    return to.refundWithLedger(refundId);
  }

  @Override
  public Optional<Refund> refundOfPayout(String payoutKey) {
    return to.refundOfPayout(payoutKey);
  }

  @Override
  public Optional<Answered> answered(String key) {
    return to.answered(key);
  }

  @Override
  public CommitResult commit(Commit commit) {
    return to.commit(commit);
  }

  @Override
  public RefundStore within(HostTransaction transaction) {
    return to.within(transaction);
  }

  @Override
  public List<ClaimedEffect> claim(String worker, Instant now, Duration lease, int limit) {
    return to.claim(worker, now, lease, limit);
  }

  @Override
  public Optional<ClaimedEffect> claim(
      String effectKey, String worker, Instant now, Duration lease) {
    return to.claim(effectKey, worker, now, lease);
  }

  @Override
  public boolean update(EffectUpdate update) {
    return to.update(update);
  }

  @Override
  public long spent(String spendKey) {
    return to.spent(spendKey);
  }

  @Override
  public Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
    return to.list(query, cursor, limit);
  }

  @Override
  public RefundSummary summary(RefundQuery query) {
    return to.summary(query);
  }

  @Override
  public Page<Attention> attention(@Nullable String cursor, int limit) {
    return to.attention(cursor, limit);
  }

  @Override
  public Backlog backlog() {
    return to.backlog();
  }
}
