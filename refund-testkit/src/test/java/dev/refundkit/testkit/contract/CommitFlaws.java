package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.Answered;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.PassingStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a store may do wrong when it commits. */
final class CommitFlaws {

  private CommitFlaws() {}

  static List<Flaw<RefundStore>> all() {
    return List.of(
        of("answers are not stored", Broken.commits(Broken::withoutAnswer), "storesAllParts"),
        of("a stale commit leaves a trace", leavesATrace(CommitResult.STALE), "staleStoresNothing"),
        of(
            "a commit of a taken key leaves a trace",
            leavesATrace(CommitResult.KEY_TAKEN),
            "keyTakenStoresNothing"),
        of(
            "a fenced commit leaves a trace",
            leavesATrace(CommitResult.FENCED),
            "fencedStoresNothing"),
        of(
            "the version is checked first",
            CommitFlaws::versionFirst,
            "checksInOrder",
            "aRepeatFindsOut"),
        of("versions go up by two", CommitFlaws::versionsByTwo, "raisesTheVersion"),
        of("newer versions pass", CommitFlaws::newerVersionsPass, "refusesOtherVersions"),
        of(
            "answers show the refund as it is now",
            Broken.answers(CommitFlaws::asItIsNow),
            "keepsTheFirstAnswer"),
        of("keys are unique per order", CommitFlaws::keysPerOrder, "keysAreUniqueOverOrders"),
        of("the unknown is an error", CommitFlaws::unknownIsAnError, "absenceIsEmpty"),
        of("the tenant is forgotten", CommitFlaws::nameless, "saysItsTenant"));
  }

  static UnaryOperator<RefundStore> leavesATrace(CommitResult when) {
    return store ->
        new PassingStore(store) {
          @Override
          public CommitResult commit(Commit commit) {
            CommitResult result = to.commit(commit);
            if (result == when) {
              Ledger now = to.ledger(commit.ledger().saleId()).orElse(commit.ledger());
              to.commit(
                  new Commit(
                      now,
                      commit.refund(),
                      List.of(),
                      Set.of(),
                      Set.of(),
                      null,
                      null,
                      List.of(),
                      null));
            }
            return result;
          }
        };
  }

  private static long version(RefundStore store, Commit commit) {
    return store.ledger(commit.ledger().saleId()).map(Ledger::version).orElse(0L);
  }

  private static RefundStore versionFirst(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public CommitResult commit(Commit commit) {
        return version(to, commit) == commit.ledger().version()
            ? to.commit(commit)
            : CommitResult.STALE;
      }
    };
  }

  private static RefundStore versionsByTwo(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public Optional<Ledger> ledger(String saleId) {
        return to.ledger(saleId).map(ledger -> ledger.withVersion(2 * ledger.version()));
      }

      @Override
      public CommitResult commit(Commit commit) {
        Ledger ledger = commit.ledger();
        return to.commit(Broken.on(commit, ledger.withVersion(ledger.version() / 2)));
      }
    };
  }

  private static RefundStore newerVersionsPass(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public CommitResult commit(Commit commit) {
        long least = Math.min(version(to, commit), commit.ledger().version());
        return to.commit(Broken.on(commit, commit.ledger().withVersion(least)));
      }
    };
  }

  private static Answered asItIsNow(RefundStore store, Answered found) {
    Refund now = store.refund(found.refund().id()).orElse(found.refund());
    return new Answered(found.key(), found.fingerprint(), now, found.at());
  }

  private static RefundStore keysPerOrder(RefundStore store) {
    return new PassingStore(store) {
      private final Map<String, String> orders = new HashMap<>();

      @Override
      public CommitResult commit(Commit commit) {
        Answered answered = commit.answered();
        if (answered == null) {
          return to.commit(commit);
        }
        String order = commit.ledger().saleId();
        boolean other = !orders.getOrDefault(answered.key(), order).equals(order);
        orders.putIfAbsent(answered.key(), order);
        return to.commit(other ? Broken.withoutAnswer(commit) : commit);
      }
    };
  }

  private static RefundStore unknownIsAnError(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public Optional<Refund> refund(String refundId) {
        return Optional.of(to.refund(refundId).orElseThrow());
      }
    };
  }

  private static RefundStore nameless(RefundStore store) {
    return new PassingStore(store) {
      @Override
      public String tenant() {
        return "default";
      }
    };
  }
}
