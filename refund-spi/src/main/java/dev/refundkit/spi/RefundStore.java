package dev.refundkit.spi;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps ledgers, refunds, effects and stored answers of one tenant (CONTRACTS.md, ST). What one
 * tenant stores, another never sees.
 */
public interface RefundStore {

  /** Whose data this is; opened for one tenant, {@code default} for a host with one. */
  String tenant();

  /** The ledger of a sale; empty if nothing was ever stored of it. */
  Optional<Ledger> ledger(String saleId);

  Optional<Refund> refund(String refundId);

  /** A refund and its sale's ledger as of one moment, so that a step can be worked out of both. */
  Optional<RefundWithLedger> refundWithLedger(String refundId);

  /** The refund that has the payout with this key ({@code Payout.key}); empty for any other key. */
  Optional<Refund> refundOfPayout(String payoutKey);

  /** The stored answer to an idempotency key. */
  Optional<Answered> answered(String key);

  /**
   * Stores a step as one, if the sale's ledger still has the version that the step was made on (0:
   * nothing stored yet), the idempotency key is free, the fence holds and every budget has enough
   * left. It is checked in that order: fence, key, version, budgets.
   */
  CommitResult commit(Commit commit);

  /**
   * What was spent so far under a key of a budget ({@code Spend.key}), minor units; 0 if nothing.
   */
  long spent(String spendKey);

  /**
   * This store with every commit and read inside the host's open transaction: what is committed
   * becomes visible and durable with it and vanishes with it. Used by one thread, as long as the
   * transaction is open.
   *
   * @throws IllegalArgumentException if the transaction is not of a kind that this store can join
   * @throws UnsupportedOperationException if it can join none
   */
  default RefundStore within(HostTransaction transaction) {
    throw new UnsupportedOperationException("this store cannot join the host's transaction");
  }

  /**
   * Claims open effects that are due, the longest due first, each for one worker until its lease
   * ends. An effect whose lease has ended may be claimed by another, with a larger fence.
   */
  List<ClaimedEffect> claim(String worker, Instant now, Duration lease, int limit);

  /** Claims one open effect, due or not, unless another worker holds it. */
  Optional<ClaimedEffect> claim(String effectKey, String worker, Instant now, Duration lease);

  /**
   * Stores what becomes of a claimed effect without changing ledger or refund.
   *
   * @return false if the lease was taken over or the effect is gone
   */
  boolean update(EffectUpdate update);

  /** Refunds in the query's order. */
  Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit);

  /** What all refunds come to that the query finds. */
  RefundSummary summary(RefundQuery query);

  /** What only a person can settle, the oldest first. */
  Page<Attention> attention(@Nullable String cursor, int limit);

  /** How much waits, for those who watch. */
  Backlog backlog();
}
