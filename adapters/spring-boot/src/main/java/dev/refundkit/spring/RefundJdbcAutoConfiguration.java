package dev.refundkit.spring;

import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.jdbc.JdbcSchema;
import dev.refundkit.spring.RefundProperties.Store.InstallSchema;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Keeps refunds in the application's own database, after its migrations have run, and lets them
 * share its transactions.
 */
@AutoConfiguration(
    afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({
  DataSourceUtils.class,
  EmbeddedDatabaseConnection.class,
  DependsOnDatabaseInitialization.class
})
@ConditionalOnProperty(name = "refund.store.kind", havingValue = "jdbc", matchIfMissing = true)
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(RefundProperties.class)
public class RefundJdbcAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(RefundStores.class)
  @DependsOnDatabaseInitialization
  RefundStores jdbcRefundStores(DataSource source, RefundProperties properties) {
    InstallSchema when = properties.store().installSchema();
    if (when == InstallSchema.ALWAYS
        || (when == InstallSchema.EMBEDDED && EmbeddedDatabaseConnection.isEmbedded(source))) {
      JdbcSchema.install(source);
    }
    return tenant -> JdbcRefundStore.open(source, tenant);
  }

  @Bean
  @ConditionalOnMissingBean
  RefundTransactions refundTransactions(DataSource source) {
    return new RefundTransactions(source);
  }
}
