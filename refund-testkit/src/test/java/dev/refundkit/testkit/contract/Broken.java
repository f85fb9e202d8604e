package dev.refundkit.testkit.contract;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.PassingStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores that change what goes through them in one place. */
final class Broken {

  private Broken() {}

  static UnaryOperator<RefundStore> commits(UnaryOperator<Commit> change) {
    return store ->
        new PassingStore(store) {
          @Override
          public CommitResult commit(Commit commit) {
            return to.commit(change.apply(commit));
          }
        };
  }

  /** Updates by themselves, and those in commits. */
  static UnaryOperator<RefundStore> updates(UnaryOperator<EffectUpdate> change) {
    return store ->
        new PassingStore(store) {
          @Override
          public CommitResult commit(Commit commit) {
            EffectUpdate update = commit.update();
            return to.commit(with(commit, update == null ? null : change.apply(update)));
          }

          @Override
          public boolean update(EffectUpdate update) {
            return to.update(change.apply(update));
          }
        };
  }

  static UnaryOperator<RefundStore> queries(UnaryOperator<RefundQuery> change) {
    return store ->
        new PassingStore(store) {
          @Override
          public Page<Refund> list(RefundQuery query, @Nullable String cursor, int limit) {
            return to.list(change.apply(query), cursor, limit);
          }
        };
  }

  static UnaryOperator<RefundStore> refunds(UnaryOperator<Refund> change) {
    return store ->
        new PassingStore(store) {
          @Override
          public Optional<Refund> refund(String refundId) {
            return to.refund(refundId).map(change);
          }
        };
  }

  static UnaryOperator<RefundStore> ledgers(UnaryOperator<Ledger> change) {
    return store ->
        new PassingStore(store) {
          @Override
          public Optional<Ledger> ledger(String saleId) {
            return to.ledger(saleId).map(change);
          }
        };
  }

  static UnaryOperator<RefundStore> answers(BiFunction<RefundStore, Answered, Answered> change) {
    return store ->
        new PassingStore(store) {
          @Override
          public Optional<Answered> answered(String key) {
            return to.answered(key).map(found -> change.apply(to, found));
          }
        };
  }

  static Commit with(Commit c, @Nullable EffectUpdate update) {
    return new Commit(
        c.ledger(),
        c.refund(),
        c.effects(),
        c.dropped(),
        c.hurried(),
        update,
        c.answered(),
        c.spends(),
        c.decided());
  }

  static Commit with(Commit c, List<Effect> effects, Set<String> dropped, Set<String> hurried) {
    return new Commit(
        c.ledger(),
        c.refund(),
        effects,
        dropped,
        hurried,
        c.update(),
        c.answered(),
        c.spends(),
        c.decided());
  }

  static Commit withoutAnswer(Commit c) {
    return new Commit(
        c.ledger(),
        c.refund(),
        c.effects(),
        c.dropped(),
        c.hurried(),
        c.update(),
        null,
        c.spends(),
        c.decided());
  }

  static Commit on(Commit c, Ledger ledger) {
    return new Commit(
        ledger,
        c.refund(),
        c.effects(),
        c.dropped(),
        c.hurried(),
        c.update(),
        c.answered(),
        c.spends(),
        c.decided());
  }

  static EffectUpdate as(EffectUpdate u, EffectUpdate.Fate fate, @Nullable Instant again) {
    return new EffectUpdate(u.key(), u.fence(), fate, again, u.attempts(), u.problem());
  }
}
