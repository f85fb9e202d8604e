package dev.refundkit.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health and info of refunds, in an application with Spring Boot Actuator. */
@AutoConfiguration(after = RefundAutoConfiguration.class)
@ConditionalOnBean(RefundEngines.class)
public class RefundActuatorAutoConfiguration {

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
  static class Health {

    @Bean
    @ConditionalOnMissingBean(name = "refundHealthIndicator")
    @ConditionalOnEnabledHealthIndicator("refund")
    RefundHealthIndicator refundHealthIndicator(
        RefundEngines engines, ObjectProvider<EffectThreads> threads) {
      return new RefundHealthIndicator(engines, threads.getIfAvailable());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({InfoContributor.class, ConditionalOnEnabledInfoContributor.class})
  static class Info {

    @Bean
    @ConditionalOnMissingBean(name = "refundInfoContributor")
    @ConditionalOnEnabledInfoContributor("refund")
    InfoContributor refundInfoContributor(RefundEngines engines) {
      return builder -> builder.withDetail("refund", PolicyFacts.of(engines));
    }
  }
}
