package dev.refundkit.spring;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Applications to start: with the starter, and more and more beside it. */
final class Contexts {

  /** The starter alone. */
  static final ApplicationContextRunner BARE =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  RefundAutoConfiguration.class,
                  RefundJdbcAutoConfiguration.class,
                  RefundActuatorAutoConfiguration.class,
                  RefundMetricsAutoConfiguration.class));

  /** With the ports of a shop, and refunds in memory. */
  static final ApplicationContextRunner MEMORY =
      BARE.withUserConfiguration(Shop.class).withPropertyValues("refund.store.kind=memory");

  /** With the ports of a shop, and a database of its own. */
  static final ApplicationContextRunner DATABASE =
      BARE.withUserConfiguration(Shop.class)
          .withConfiguration(
              AutoConfigurations.of(
                  DataSourceAutoConfiguration.class,
                  DataSourceInitializationAutoConfiguration.class,
                  DataSourceTransactionManagerAutoConfiguration.class))
          .withPropertyValues("spring.datasource.generate-unique-name=true");

  /** What Actuator brings. */
  static final AutoConfigurations ACTUATOR =
      AutoConfigurations.of(
          HealthContributorAutoConfiguration.class,
          MetricsAutoConfiguration.class,
          CompositeMeterRegistryAutoConfiguration.class,
          SimpleMetricsExportAutoConfiguration.class,
          ObservationAutoConfiguration.class);

  private Contexts() {}
}
