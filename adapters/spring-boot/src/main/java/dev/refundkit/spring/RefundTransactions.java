package dev.refundkit.spring;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.jdbc.JdbcTransaction;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes a refund one with the application's own changes:
 *
 * <pre>{@code
 * @Transactional
 * void cancel(Order order) {
 *   orders.cancel(order);
 *   transactions.join(engine).create(request, actor).orElseThrow();
 * }
 * }</pre>
 *
 * <p>Without {@link #join}, an engine commits by itself, whatever transaction is open. A refusal is
 * an answer and no exception: without {@code orElseThrow} the change is committed without a refund.
 * Where others were in the way, the exception is {@code StoreException.repeatable()}: repeat the
 * whole transaction. Safe for use by several threads.
 */
public final class RefundTransactions {

  private final DataSource source;

  RefundTransactions(DataSource source) {
    this.source = source;
  }

  /**
   * The engine within the transaction that is open on this thread, until that ends. What it leads
   * to is done after the commit, when a thread next looks for work; {@link RefundEngines#wake} has
   * it look at once.
   *
   * @throws IllegalStateException if no transaction is open on the application's DataSource
   */
  public RefundEngine join(RefundEngine engine) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "no transaction is open on this thread; call this within @Transactional");
    }
    Connection connection = DataSourceUtils.getConnection(source);
    try {
      RefundEngine joined = engine.within(JdbcTransaction.of(connection));
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              DataSourceUtils.releaseConnection(connection, source);
            }
          });
      return joined;
    } catch (IllegalArgumentException e) {
      DataSourceUtils.releaseConnection(connection, source);
      throw new IllegalStateException(
          "the open transaction is not one of the DataSource in which refunds are kept", e);
    }
  }
}
