package dev.refundkit.jdbc;

import static dev.refundkit.jdbc.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.CommitResult;
import dev.refundkit.spi.HostTransaction;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Commits inside the host's transaction; each database has its own class. */
abstract class HostTransactionRules {

  private final DataSource source;
  private final JdbcRefundStore store;

  HostTransactionRules(TestDatabase database) {
    source = database.shared();
    store = database.freshStore();
    TestDatabase.execute(
        source, "create table if not exists host_order (tenant varchar(50), state varchar(50))");
  }

  private interface Step {
    void in(Connection connection, RefundStore inside) throws SQLException;
  }

  private void inTransaction(Step step) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      step.in(connection, store.within(JdbcTransaction.of(connection)));
    }
  }

  private void changeOrder(Connection connection, String state) throws SQLException {
    Sql.update(connection, "insert into host_order values (?, ?)", store.tenant(), state);
  }

  private int orders() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return Sql.list(
              connection,
              "select state from host_order where tenant = ?",
              row -> row.getString(1),
              store.tenant())
          .size();
    }
  }

  @Test
  void what_the_host_commits_both_have() throws SQLException {
    inTransaction(
        (connection, inside) -> {
          changeOrder(connection, "refunding");
          Refund refund = Samples.create(Samples.engine(inside), Samples.SALE.id());
          assertThat(inside.refund(refund.id())).as("it sees its own").contains(refund);
          connection.commit();
        });
    assertThat(store.list(RefundQuery.ALL, null, 10).items()).hasSize(1);
    assertThat(orders()).isEqualTo(1);
  }

  @Test
  void what_the_host_rolls_back_leaves_nothing() throws SQLException {
    inTransaction(
        (connection, inside) -> {
          changeOrder(connection, "refunding");
          Samples.create(Samples.engine(inside), Samples.SALE.id());
          connection.rollback();
        });
    assertThat(store.list(RefundQuery.ALL, null, 10).items()).isEmpty();
    assertThat(store.ledger(Samples.SALE.id())).isEmpty();
    assertThat(store.claim("w", NOW.plusSeconds(1), Samples.LEASE, 10)).isEmpty();
    assertThat(orders()).isZero();
  }

  @Test
  void the_engine_works_within_the_hosts_transaction() throws SQLException {
    RefundEngine engine = Samples.engine(store);
    inTransaction(
        (connection, inside) -> {
          changeOrder(connection, "refunding");
          Samples.create(engine.within(JdbcTransaction.of(connection)), Samples.SALE.id());
          connection.commit();
        });
    assertThat(store.list(RefundQuery.ALL, null, 10).items()).hasSize(1);
  }

  @Test
  void a_commit_that_is_not_stored_leaves_the_hosts_transaction_as_it_was() throws SQLException {
    Refund refund = Samples.refund();
    store.commit(Samples.answered(Samples.commit(Samples.ledger(), refund), "key", refund));
    Ledger current = store.ledger(Samples.SALE.id()).orElseThrow();
    inTransaction(
        (connection, inside) -> {
          changeOrder(connection, "before");
          assertThat(inside.commit(Samples.commit(Samples.ledger(), refund)))
              .isEqualTo(CommitResult.STALE);
          assertThat(
                  inside.commit(Samples.answered(Samples.commit(current, refund), "key", refund)))
              .isEqualTo(CommitResult.KEY_TAKEN);
          assertThat(inside.ledger(Samples.SALE.id())).contains(current);
          changeOrder(connection, "after");
          assertThat(inside.commit(Samples.commit(current, refund))).isEqualTo(CommitResult.STORED);
          connection.commit();
        });
    assertThat(orders()).isEqualTo(2);
    assertThat(store.ledger(Samples.SALE.id()).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void a_commit_that_throws_leaves_the_hosts_transaction_usable() throws SQLException {
    Refund refund = Samples.refund();
    store.commit(Samples.commit(Samples.ledger(), refund));
    Ledger other = Ledger.open(Samples.OTHER_SALE);
    Refund thief =
        Samples.create(Samples.engine(new dev.refundkit.engine.InMemoryRefundStore()), "order_2");
    inTransaction(
        (connection, inside) -> {
          changeOrder(connection, "before");
          TestRows.renamePayout(connection, store.tenant(), "other_payout");
          assertThatThrownBy(() -> inside.commit(Samples.commit(other, thief)))
              .isInstanceOfSatisfying(
                  StoreException.class, e -> assertThat(e.repeatable()).isFalse())
              .hasMessageContaining("host's transaction");
          assertThat(inside.ledger("order_2")).isEmpty();
          connection.commit();
        });
    assertThat(orders()).isEqualTo(1);
  }

  @Test
  void only_an_open_transaction_on_a_connection_is_joined() throws SQLException {
    try (Connection auto = source.getConnection()) {
      assertThatThrownBy(() -> store.within(JdbcTransaction.of(auto)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("auto-commit");
    }
    Connection closed = source.getConnection();
    closed.close();
    assertThatThrownBy(() -> store.within(JdbcTransaction.of(closed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("closed");
    HostTransaction other =
        new HostTransaction() {
          @Override
          public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException("no " + type.getName());
          }
        };
    assertThatThrownBy(() -> store.within(other)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JdbcTransaction.of(closed).unwrap(String.class))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
