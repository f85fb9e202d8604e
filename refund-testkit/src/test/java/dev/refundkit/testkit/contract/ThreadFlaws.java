package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.RefundWithLedger;
import dev.refundkit.testkit.ports.PassingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What goes wrong only if several threads use a store. It goes wrong whenever they do, so that no
 * test depends on luck.
 */
final class ThreadFlaws {

  private ThreadFlaws() {}

  static List<Flaw<RefundStore>> all() {
    return List.of(
        of("the version is read before", loserPasses(CommitResult.STALE), "oneCommitPerVersion"),
        of("the key is read before", loserPasses(CommitResult.KEY_TAKEN), "oneCommitPerKey"),
        of("the fence is read before", loserPasses(CommitResult.FENCED), "oneCommitPerClaim"),
        of(
            "other threads read the version before",
            ThreadFlaws::lags,
            "stepsAreVisibleAtOnce",
            "othersReadWhatWasStored"),
        of(
            "refund and ledger are read one after the other",
            ThreadFlaws::readsApart,
            "bothAreOfOneStep"),
        of(
            "due effects are read without a lock",
            ThreadFlaws::claimsTwice,
            "eachEffectIsClaimedOnce"),
        of("an effect is read without a lock", ThreadFlaws::claimsAKeyTwice, "oneWorkerPerKey"));
  }

  private static UnaryOperator<RefundStore> loserPasses(CommitResult loses) {
    return store ->
        new PassingStore(store) {
          private final Thread owner = Thread.currentThread();

          @Override
          public CommitResult commit(Commit commit) {
            CommitResult result = to.commit(commit);
            boolean raced = Thread.currentThread() != owner;
            return raced && result == loses ? CommitResult.STORED : result;
          }
        };
  }

  private static RefundStore lags(RefundStore store) {
    return new PassingStore(store) {
      private volatile long writer;
      private volatile Optional<Refund> last = Optional.empty();

      @Override
      public CommitResult commit(Commit commit) {
        writer = Thread.currentThread().getId();
        if (commit.refund() != null) {
          last = to.refund(commit.refund().id());
        }
        return to.commit(commit);
      }

      @Override
      public Optional<Refund> refund(String refundId) {
        return Thread.currentThread().getId() == writer ? to.refund(refundId) : last;
      }
    };
  }

  private static RefundStore readsApart(RefundStore store) {
    return new PassingStore(store) {
      private final Thread owner = Thread.currentThread();
      private volatile Optional<Ledger> before = Optional.empty();

      @Override
      public CommitResult commit(Commit commit) {
        before = to.ledger(commit.ledger().saleId());
        return to.commit(commit);
      }

      @Override
      public Optional<RefundWithLedger> refundWithLedger(String refundId) {
        Optional<RefundWithLedger> both = to.refundWithLedger(refundId);
        return Thread.currentThread() == owner || before.isEmpty()
            ? both
            : both.map(now -> new RefundWithLedger(now.refund(), before.get()));
      }
    };
  }

  private static RefundStore claimsTwice(RefundStore store) {
    return new PassingStore(store) {
      private final Thread owner = Thread.currentThread();
      private List<ClaimedEffect> last = List.of();

      @Override
      public synchronized List<ClaimedEffect> claim(
          String worker, Instant now, Duration lease, int limit) {
        List<ClaimedEffect> claims = to.claim(worker, now, lease, limit);
        last = claims.isEmpty() ? last : claims;
        return Thread.currentThread() == owner ? claims : last;
      }
    };
  }

  private static RefundStore claimsAKeyTwice(RefundStore store) {
    return new PassingStore(store) {
      private final Thread owner = Thread.currentThread();
      private final Map<String, ClaimedEffect> claimed = new HashMap<>();

      @Override
      public synchronized Optional<ClaimedEffect> claim(
          String effectKey, String worker, Instant now, Duration lease) {
        Optional<ClaimedEffect> claim = to.claim(effectKey, worker, now, lease);
        claim.ifPresent(held -> claimed.put(effectKey, held));
        return Thread.currentThread() == owner
            ? claim
            : Optional.ofNullable(claimed.get(effectKey));
      }
    };
  }
}
