package dev.refundkit.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** What waits and what was refused as metrics; decisions and effects are observed. */
@AutoConfiguration(
    before = RefundAutoConfiguration.class,
    afterName =
        "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public class RefundMetricsAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  CountingListener refundCountingListener(MeterRegistry meters) {
    return new CountingListener(meters);
  }

  @Bean
  @ConditionalOnMissingBean(name = "refundBacklogMetrics")
  MeterBinder refundBacklogMetrics(ObjectProvider<RefundEngines> engines) {
    return meters -> engines.ifAvailable(found -> BacklogMetrics.bind(found, meters));
  }
}
