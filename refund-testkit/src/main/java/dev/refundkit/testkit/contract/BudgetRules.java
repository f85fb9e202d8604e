package dev.refundkit.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refundkit.policy.Budget;
import dev.refundkit.policy.Spend;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What approvals without a person take of a policy's budgets. */
abstract class BudgetRules extends StoreRules {

  BudgetRules(RefundStoreContract contract) {
    super(contract);
  }

  private static final int THREADS = 4;
  private static final int ROUNDS = 10;
  private static final long CAP = 1_000;

  private static Spend spend(String budget, long amount) {
    Budget limited = new Budget(budget, Budget.Window.DAY, Budget.Per.CUSTOMER, CAP);
    return new Spend(limited, "ann", Made.USD, Budget.Window.DAY.start(NOW), amount);
  }

  @Test
  @DisplayName("ST22: what is spent of a budget adds up, and each budget is counted apart")
  @LookAt("Maybe only the last amount is kept, or one row counts for all budgets.")
  void addsUp() {
    assertEquals(0, store.spent(spend("a", 1).key()), "before anything is spent");
    stored(next().spends(spend("a", 300), spend("b", 20)));
    stored(CommitDraft.on(now("order_2")).spends(spend("a", 4)));

    assertEquals(304, store.spent(spend("a", 1).key()), "spent of a");
    assertEquals(20, store.spent(spend("b", 1).key()), "spent of b");
    assertEquals(0, store.spent(spend("c", 1).key()), "spent of c");
  }

  @Test
  @DisplayName("ST22: a budget can be spent to the last unit, and not a unit further")
  @LookAt("Maybe the cap is compared with what was spent before, without the new amount.")
  void endsAtTheCap() {
    stored(next().spends(spend("a", CAP - 1)));
    assertEquals(
        CommitResult.OVER_BUDGET, store.commit(next().spends(spend("a", 2)).build()), "2 of 1");
    stored(next().spends(spend("a", 1)));
    assertEquals(
        CommitResult.OVER_BUDGET, store.commit(next().spends(spend("a", 1)).build()), "1 of 0");
    assertEquals(
        CommitResult.OVER_BUDGET,
        store.commit(next().spends(spend("b", CAP + 1)).build()),
        "more than the cap of a budget of which nothing was spent");
    assertEquals(CAP, store.spent(spend("a", 1).key()), "spent of a");
  }

  @Test
  @DisplayName("ST22: a commit that is over one of its budgets stores nothing")
  @LookAt("Maybe what was taken of the first budget is not rolled back.")
  void overBudgetStoresNothing() {
    stored(next().spends(spend("b", CAP)));
    long version = now(ORDER).version();
    Refund refund = Made.refund("r1", ORDER);
    CommitResult answer =
        store.commit(
            next()
                .refund(refund)
                .effects(effect("new"))
                .answers("key", refund)
                .spends(spend("a", 5), spend("b", 1))
                .build());

    assertEquals(CommitResult.OVER_BUDGET, answer, "the answer of the store");
    assertEquals(version, now(ORDER).version(), "the ledger's version");
    assertEquals(Optional.empty(), store.refund("r1"), "the refund");
    assertEquals(Optional.empty(), store.answered("key"), "the answer");
    assertEquals(Optional.empty(), claim("new", NOW), "the effect");
    assertEquals(0, store.spent(spend("a", 1).key()), "spent of a");
    assertEquals(CAP, store.spent(spend("b", 1).key()), "spent of b");
  }

  @Test
  @DisplayName("ST22: a commit that is not stored for another reason spends nothing")
  @LookAt("Maybe budgets are counted before fence, key and version are looked at.")
  void whatIsNotStoredSpendsNothing() {
    Refund refund = Made.refund("r1", ORDER);
    stored(next().refund(refund).answers("key", refund));
    ClaimedEffect lost = claimed("lease");
    claim("lease", NOW.plus(LEASE));
    Spend wanted = spend("a", CAP + 1);

    assertEquals(
        CommitResult.FENCED,
        store.commit(next().update(EffectUpdate.done(lost)).spends(wanted).build()),
        "fence and budget are wrong");
    assertEquals(
        CommitResult.KEY_TAKEN,
        store.commit(next().answers("key", refund).spends(spend("a", 5)).build()),
        "the key is taken");
    assertEquals(
        CommitResult.STALE,
        store.commit(CommitDraft.on(Made.ledger(ORDER)).spends(spend("a", 5)).build()),
        "the version is wrong");
    assertEquals(0, store.spent(spend("a", 1).key()), "spent of a");
  }

  @Test
  @DisplayName("ST22: commits of different orders at the same time stay within the budget together")
  @LookAt("Maybe what was spent is read first and written later, without a lock.")
  void togetherWithinTheCap() {
    for (int round = 0; round < ROUNDS; round++) {
      String first = "first_" + round;
      String second = "second_" + round;
      List<Callable<CommitResult>> commits = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        CommitDraft own = CommitDraft.on(Made.ledger("order_" + round + "_" + thread));
        commits.add(() -> store.commit(own.spends(spend(first, 400), spend(second, 1)).build()));
      }
      List<CommitResult> answers = Together.atOnce(commits);
      assertEquals(2, Collections.frequency(answers, CommitResult.STORED), "stored of " + answers);
      assertEquals(
          THREADS - 2,
          Collections.frequency(answers, CommitResult.OVER_BUDGET),
          "over budget of " + answers);
      assertEquals(800, store.spent(spend(first, 1).key()), "spent of the budget that ran out");
      assertEquals(2, store.spent(spend(second, 1).key()), "spent of the other one");
    }
  }

  @Test
  @DisplayName("ST22: tenants share no budget")
  @LookAt("Maybe the tenant is missing from the key.")
  void tenantsShareNoBudget() {
    stored(next().spends(spend("a", CAP)));
    assertEquals(
        CommitResult.STORED,
        contract
            .store(tenant + "_2")
            .commit(CommitDraft.on(Made.ledger(ORDER)).spends(spend("a", CAP)).build()),
        "a commit of another tenant");
  }
}
