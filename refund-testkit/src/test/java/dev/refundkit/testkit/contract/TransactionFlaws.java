package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.spi.Commit;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.testkit.ports.PassingStore;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** What a store may do wrong inside the host's transaction. */
final class TransactionFlaws {

  private TransactionFlaws() {}

  static List<Flaw<RefundStore>> all() {
    return List.of(
        of(
            "any transaction will do",
            joining(TransactionFlaws::orElseItself),
            "refusesOtherTransactions"),
        of(
            "it commits by itself",
            joining(
                (store, transaction) -> {
                  store.within(transaction);
                  return store;
                }),
            "visibleWithTheTransaction",
            "vanishesWithTheTransaction"),
        of("it reads from outside", joining(TransactionFlaws::readsOutside), "readsItsOwn"),
        of(
            "what is not stored leaves a trace",
            joining(
                (store, transaction) ->
                    CommitFlaws.leavesATrace(CommitResult.KEY_TAKEN)
                        .apply(store.within(transaction))),
            "refusedCommitsLeaveNoTrace"));
  }

  private static UnaryOperator<RefundStore> joining(
      BiFunction<RefundStore, HostTransaction, RefundStore> join) {
    return store ->
        new PassingStore(store) {
          @Override
          public RefundStore within(HostTransaction transaction) {
            return join.apply(to, transaction);
          }
        };
  }

  private static RefundStore orElseItself(RefundStore store, HostTransaction transaction) {
    try {
      return store.within(transaction);
    } catch (IllegalArgumentException e) {
      return store;
    }
  }

  private static RefundStore readsOutside(RefundStore store, HostTransaction transaction) {
    RefundStore joined = store.within(transaction);
    return new PassingStore(store) {
      @Override
      public CommitResult commit(Commit commit) {
        return joined.commit(commit);
      }
    };
  }
}
