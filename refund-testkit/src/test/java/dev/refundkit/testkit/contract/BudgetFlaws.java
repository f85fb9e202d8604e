package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.policy.Budget;
import dev.refundkit.policy.Spend;
import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.PassingStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What a store may do wrong when it counts budgets. */
final class BudgetFlaws {

  private BudgetFlaws() {}

  static List<Flaw<RefundStore>> all() {
    return List.of(
        of(
            "budgets are not counted",
            spending(spend -> List.of()),
            "addsUp",
            "endsAtTheCap",
            "overBudgetStoresNothing",
            "togetherWithinTheCap"),
        of(
            "a budget may be passed by one unit",
            spending(spend -> List.of(capped(spend, spend.budget().cap() + 1))),
            "endsAtTheCap"),
        of(
            "a budget is never spent to its end",
            spending(spend -> List.of(capped(spend, Math.max(0, spend.budget().cap() - 1)))),
            "endsAtTheCap"),
        of(
            "a commit over budget leaves a trace",
            spendsAnyway(CommitResult.OVER_BUDGET),
            "overBudgetStoresNothing"),
        of(
            "a stale commit spends",
            spendsAnyway(CommitResult.STALE),
            "whatIsNotStoredSpendsNothing"),
        of(
            "a commit of a taken key spends",
            spendsAnyway(CommitResult.KEY_TAKEN),
            "whatIsNotStoredSpendsNothing"),
        of("what was spent is read before", BudgetFlaws::readsBefore, "togetherWithinTheCap"));
  }

  private interface Change {
    List<Spend> of(Spend spend);
  }

  private static Spend capped(Spend s, long cap) {
    Budget b = s.budget();
    return new Spend(
        new Budget(b.name(), b.window(), b.per(), cap),
        s.subject(),
        s.currency(),
        s.since(),
        s.amount());
  }

  private static Commit with(Commit c, List<Spend> spends) {
    return new Commit(
        c.ledger(),
        c.refund(),
        c.effects(),
        c.dropped(),
        c.hurried(),
        c.update(),
        c.answered(),
        spends,
        c.decided());
  }

  private static UnaryOperator<RefundStore> spending(Change change) {
    return Broken.commits(
        c -> with(c, c.spends().stream().flatMap(spend -> change.of(spend).stream()).toList()));
  }

  /** What a commit wanted is spent although it was not stored. */
  private static UnaryOperator<RefundStore> spendsAnyway(CommitResult when) {
    return store ->
        new PassingStore(store) {
          private final Map<String, Long> more = new ConcurrentHashMap<>();

          @Override
          public CommitResult commit(Commit commit) {
            CommitResult result = to.commit(commit);
            if (result == when) {
              commit.spends().forEach(s -> more.merge(s.key(), s.amount(), Long::sum));
            }
            return result;
          }

          @Override
          public long spent(String spendKey) {
            return to.spent(spendKey) + more.getOrDefault(spendKey, 0L);
          }
        };
  }

  /** Other threads than the first find that enough is left, whatever the others take. */
  private static RefundStore readsBefore(RefundStore store) {
    return new PassingStore(store) {
      private final Thread owner = Thread.currentThread();

      @Override
      public CommitResult commit(Commit commit) {
        List<Spend> spends = commit.spends();
        boolean raced = Thread.currentThread() != owner;
        return to.commit(
            raced
                ? with(commit, spends.stream().map(s -> capped(s, Long.MAX_VALUE)).toList())
                : commit);
      }
    };
  }
}
