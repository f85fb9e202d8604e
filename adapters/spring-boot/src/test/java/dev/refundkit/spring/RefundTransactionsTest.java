package dev.refundkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.refund.Refund;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.RefundStore;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A refund and the application's own change are one, or neither is. */
class RefundTransactionsTest {

  private record Application(
      RefundEngine engine,
      RefundStore store,
      RefundTransactions joining,
      TransactionTemplate transaction,
      JdbcTemplate orders) {

    long cancelled() {
      Long count = orders.queryForObject("select count(*) from cancelled", Long.class);
      return count == null ? -1 : count;
    }

    Refund cancel() {
      orders.update("insert into cancelled values (?)", Shop.ORDER);
      return Shop.refund(joining.join(engine), Shop.ORDER);
    }

    int refunds() {
      return store.list(RefundQuery.ALL, null, 10).items().size();
    }
  }

  private static void with(BiConsumer<Application, DataSource> test) {
    Contexts.DATABASE
        .withPropertyValues(
            "refund.effects.enabled=false", "spring.datasource.hikari.maximum-pool-size=2")
        .run(
            context -> {
              DataSource source = context.getBean(DataSource.class);
              JdbcTemplate orders = new JdbcTemplate(source);
              orders.execute("create table cancelled (id varchar(50))");
              test.accept(
                  new Application(
                      context.getBean(RefundEngine.class),
                      context.getBean(RefundEngines.class).store("default"),
                      context.getBean(RefundTransactions.class),
                      new TransactionTemplate(context.getBean(PlatformTransactionManager.class)),
                      orders),
                  source);
            });
  }

  @Test
  void bothAreThereAfterTheCommit() {
    with(
        (application, source) -> {
          Refund refund = application.transaction.execute(status -> application.cancel());
          assertThat(application.store.refund(refund.id())).contains(refund);
          assertThat(application.cancelled()).isEqualTo(1);
        });
  }

  @Test
  void neitherIsThereAfterARollback() {
    with(
        (application, source) -> {
          application.transaction.executeWithoutResult(
              status -> {
                application.cancel();
                status.setRollbackOnly();
              });
          assertThat(application.refunds()).isZero();
          assertThat(application.cancelled()).isZero();
        });
  }

  @Test
  void aRefusalThatIsThrownTakesTheChangeBack() {
    with(
        (application, source) -> {
          application.transaction.execute(status -> application.cancel());
          assertThatThrownBy(() -> application.transaction.execute(s -> application.cancel()))
              .hasMessageContaining("quantity_exceeds_refundable");
          assertThat(application.refunds()).isEqualTo(1);
          assertThat(application.cancelled()).isEqualTo(1);
        });
  }

  @Test
  void noConnectionIsKeptAfterTheTransaction() {
    with(
        (application, source) -> {
          for (int i = 0; i < 5; i++) {
            application.transaction.executeWithoutResult(
                status -> {
                  application.joining.join(application.engine);
                  application.joining.join(application.engine);
                });
          }
          assertThat(application.cancelled()).isZero();
        });
  }

  @Test
  void withoutATransactionOfThisDatabaseNothingIsJoined() {
    with(
        (application, source) -> {
          assertThatThrownBy(() -> application.joining.join(application.engine))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("no transaction is open on this thread");
          DataSource other = new DriverManagerDataSource("jdbc:h2:mem:");
          TransactionTemplate elsewhere =
              new TransactionTemplate(new DataSourceTransactionManager(other));
          assertThatThrownBy(
                  () ->
                      elsewhere.executeWithoutResult(
                          status -> application.joining.join(application.engine)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("not one of the DataSource");
          assertThat(application.refunds()).isZero();
        });
  }
}
