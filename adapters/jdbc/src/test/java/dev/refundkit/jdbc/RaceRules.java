package dev.refundkit.jdbc;

import static dev.refundkit.jdbc.Samples.LEASE;
import static dev.refundkit.jdbc.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Budget;
import dev.refundkit.policy.Spend;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.ClaimedEffect;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.EffectUpdate;
import dev.refundkit.spi.RefundStore;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads at once; each database has its own class. */
abstract class RaceRules {

  private static final int ROUNDS = 10;
  private static final int THREADS = 4;

  private final TestDatabase database;

  RaceRules(TestDatabase database) {
    this.database = database;
  }

  private JdbcRefundStore store(String isolation) {
    return JdbcRefundStore.open(database.fresh(isolation), "default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
  void of_commits_on_one_version_exactly_one_is_stored(String isolation) throws Exception {
    RefundStore store = store(isolation);
    Refund refund = Samples.refund();
    for (int round = 0; round < ROUNDS; round++) {
      Ledger before = store.ledger(Samples.SALE.id()).orElse(Samples.ledger());
      List<CommitResult> results =
          together(n -> () -> store.commit(Samples.commit(before, refund)));
      assertThat(results).containsOnlyOnce(CommitResult.STORED).contains(CommitResult.STALE);
      assertThat(store.ledger(Samples.SALE.id()).orElseThrow().version())
          .isEqualTo(before.version() + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
  void of_commits_under_one_key_exactly_one_is_stored(String isolation) throws Exception {
    RefundStore store = store(isolation);
    Refund refund = Samples.refund();
    for (int round = 0; round < ROUNDS; round++) {
      String key = "key_" + round;
      List<CommitResult> results =
          together(
              n ->
                  () -> {
                    String saleId = "order_" + key + "_" + n;
                    Ledger ledger = Ledger.open(Samples.sale(saleId, "card_" + saleId));
                    return store.commit(
                        Samples.answered(Samples.commit(ledger, null), key, refund));
                  });
      assertThat(results).containsOnlyOnce(CommitResult.STORED);
      assertThat(results).filteredOn(r -> r == CommitResult.KEY_TAKEN).hasSize(THREADS - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
  void commits_of_different_orders_stay_within_a_budget_together(String isolation)
      throws Exception {
    RefundStore store = store(isolation);
    Budget budget = new Budget("most", Budget.Window.HOUR, Budget.Per.SHOP, 10);
    for (int round = 0; round < ROUNDS; round++) {
      Instant since = NOW.plusSeconds(round);
      Spend spend = new Spend(budget, "", IsoCurrency.of("USD"), since, 3 + round % 3);
      String order = "order_" + round + "_";
      List<CommitResult> results =
          together(
              n ->
                  () -> {
                    Ledger ledger = Ledger.open(Samples.sale(order + n, "card_" + order + n));
                    return store.commit(Samples.spending(ledger, spend));
                  });
      long stored = results.stream().filter(r -> r == CommitResult.STORED).count();
      assertThat(results).containsOnly(CommitResult.STORED, CommitResult.OVER_BUDGET);
      assertThat(stored).isEqualTo(10 / spend.amount());
      assertThat(store.spent(spend.key())).isEqualTo(stored * spend.amount());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"READ COMMITTED", "SERIALIZABLE"})
  void each_effect_goes_to_one_worker(String isolation) throws Exception {
    RefundStore store = store(isolation);
    Effect[] effects =
        IntStream.range(0, 60)
            .mapToObj(i -> Samples.effect("e" + i, NOW.minusSeconds(i)))
            .toArray(Effect[]::new);
    store.commit(Samples.commit(Samples.ledger(), null, effects));

    List<List<ClaimedEffect>> claimed = together(n -> () -> claimAll(store, "worker_" + n));

    List<ClaimedEffect> all = claimed.stream().flatMap(List::stream).toList();
    assertThat(all).extracting(c -> c.effect().key()).hasSize(60).doesNotHaveDuplicates();
    assertThat(all).extracting(ClaimedEffect::fence).doesNotHaveDuplicates();
  }

  private static List<ClaimedEffect> claimAll(RefundStore store, String worker) {
    List<ClaimedEffect> all = new ArrayList<>();
    List<ClaimedEffect> next = store.claim(worker, NOW, LEASE, 3);
    while (!next.isEmpty()) {
      all.addAll(next);
      next = store.claim(worker, NOW, LEASE, 3);
    }
    return all;
  }

  @Test
  void one_effect_claimed_by_its_key_goes_to_one_worker() throws Exception {
    RefundStore store = store(TestDatabase.READ_COMMITTED);
    store.commit(Samples.commit(Samples.ledger(), null, Samples.effect("e1", NOW)));

    List<Boolean> claimed =
        together(n -> () -> store.claim("e1", "worker_" + n, NOW, LEASE).isPresent());

    assertThat(claimed).containsOnlyOnce(true);
  }

  @Test
  void what_another_transaction_is_claiming_is_passed_over_without_waiting() throws Exception {
    JdbcRefundStore store = database.freshStore();
    Effect[] effects =
        IntStream.range(0, 5)
            .mapToObj(i -> Samples.effect("e" + i, NOW.plusSeconds(i)))
            .toArray(Effect[]::new);
    store.commit(Samples.commit(Samples.ledger(), null, effects));
    try (Connection open = database.shared().getConnection()) {
      open.setAutoCommit(false);
      assertThat(
              store.within(JdbcTransaction.of(open)).claim("first", NOW.plusSeconds(9), LEASE, 2))
          .extracting(c -> c.effect().key())
          .containsExactly("e0", "e1");

      assertThat(store.claim("second", NOW.plusSeconds(9), LEASE, 2))
          .extracting(c -> c.effect().key())
          .containsExactly("e2", "e3");
      open.rollback();
    }
    assertThat(store.claim("third", NOW.plusSeconds(9), LEASE, 9))
        .extracting(c -> c.effect().key())
        .containsExactly("e0", "e1", "e4");
  }

  @Test
  void a_worker_and_a_command_that_drops_its_effect_do_not_both_win() throws Exception {
    RefundStore store = store(TestDatabase.READ_COMMITTED);
    for (int round = 0; round < ROUNDS; round++) {
      Ledger before = store.ledger(Samples.SALE.id()).orElse(Samples.ledger());
      store.commit(Samples.commit(before, null, Samples.effect("e1", NOW)));
      ClaimedEffect claim = store.claim("e1", "worker", NOW, LEASE).orElseThrow();
      Ledger ledger = store.ledger(Samples.SALE.id()).orElseThrow();
      List<CommitResult> results =
          together(
              n ->
                  () ->
                      store.commit(
                          Samples.with(Samples.commit(ledger, null), EffectUpdate.done(claim))));
      assertThat(results).containsOnlyOnce(CommitResult.STORED);
      assertThat(results)
          .filteredOn(r -> r != CommitResult.STORED)
          .allMatch(r -> r == CommitResult.FENCED || r == CommitResult.STALE);
    }
  }

  @Test
  void two_transactions_of_the_host_that_wait_for_each_other_end_in_an_exception()
      throws Exception {
    JdbcRefundStore store = database.freshStore();
    store.commit(Samples.commit(Ledger.open(Samples.SALE), null));
    store.commit(Samples.commit(Ledger.open(Samples.OTHER_SALE), null));
    Ledger one = store.ledger(Samples.SALE.id()).orElseThrow();
    Ledger other = store.ledger(Samples.OTHER_SALE.id()).orElseThrow();
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);

    List<Object> ends =
        inThreads(
            List.of(
                () -> holdBoth(store, one, other, bothHoldOne),
                () -> holdBoth(store, other, one, bothHoldOne)));

    assertThat(ends)
        .filteredOn(StoreException.class::isInstance)
        .singleElement()
        .satisfies(
            e -> {
              assertThat((StoreException) e).hasMessageContaining("host must roll");
              assertThat(((StoreException) e).repeatable()).isTrue();
            });
  }

  private Object holdBoth(JdbcRefundStore store, Ledger first, Ledger second, CyclicBarrier barrier)
      throws Exception {
    try (Connection connection = database.shared().getConnection()) {
      connection.setAutoCommit(false);
      RefundStore inside = store.within(JdbcTransaction.of(connection));
      inside.commit(Samples.commit(first, null));
      barrier.await();
      try {
        CommitResult result = inside.commit(Samples.commit(second, null));
        connection.commit();
        return result;
      } catch (StoreException e) {
        connection.rollback();
        return e;
      }
    }
  }

  @Test
  void a_commit_that_others_are_in_the_way_of_for_ever_throws_and_stores_nothing() {
    Refusing refusing = new Refusing(database.shared());
    JdbcRefundStore store = JdbcRefundStore.open(refusing, TestDatabase.freshTenant(), 3);
    refusing.refuse(3);
    assertThatThrownBy(() -> store.commit(Samples.commit(Samples.ledger(), null)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("3 times")
        .hasMessageNotContaining("4242 4242 4242 4242");
    assertThat(refusing.refused()).isEqualTo(3);

    refusing.refuse(2);
    assertThat(store.commit(Samples.commit(Samples.ledger(), null))).isEqualTo(CommitResult.STORED);
    assertThat(refusing.refused()).isEqualTo(5);
  }

  private interface Task<T> {
    Callable<T> of(int number);
  }

  private static <T> List<T> together(Task<T> task) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<T>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Callable<T> own = task.of(i);
      tasks.add(
          () -> {
            start.await();
            return own.call();
          });
    }
    return inThreads(tasks);
  }

  private static <T> List<T> inThreads(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
