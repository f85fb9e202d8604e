package dev.refundkit.samples.shop;

import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.samples.shop.database.Scripts;
import dev.refundkit.samples.shop.orders.SampleData;
import dev.refundkit.spring.RefundEngines;
import dev.refundkit.spring.RefundProperties;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the shop together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShopSettings.class)
class ShopConfiguration {

  /** The orders are there before the ports, so that no refund of them is missed. */
  @Bean
  ShopPorts shopPorts(
      DataSource source,
      JdbcClient jdbc,
      PlatformTransactionManager manager,
      ShopSettings settings,
      RefundPolicy policy,
      RefundProperties refunds,
      ObjectProvider<RefundEngines> engines) {
    Scripts.run(source, "shop/schema.sql");
    TransactionOperations transactions = new TransactionTemplate(manager);
    Resource orders = settings.sampleOrders();
    if (orders != null) {
      SampleData sample = SampleData.read(orders);
      refunds.tenants().forEach(t -> sample.fill(t, jdbc, transactions, Instant.now()));
    }
    return new ShopPorts(jdbc, transactions, settings, policy, engines::getObject);
  }
}
