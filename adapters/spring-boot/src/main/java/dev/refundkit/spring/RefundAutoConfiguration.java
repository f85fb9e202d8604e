package dev.refundkit.spring;

import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.engine.RefundEngineBuilder;
import dev.refundkit.json.RefundJson;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.rules.LivePolicy;
import dev.refundkit.spi.RefundListener;
import dev.refundkit.spi.RefundStore;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ResourceLoader;

/** The engine of each tenant, what decides, and the threads that do what refunds lead to. */
@AutoConfiguration(
    after = RefundJdbcAutoConfiguration.class,
    afterName =
        "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@EnableConfigurationProperties(RefundProperties.class)
public class RefundAutoConfiguration {

  /** The policy of {@code refund.policy.location}; see {@link LivePolicy#reload}. */
  @Bean
  @ConditionalOnMissingBean(RefundPolicy.class)
  @ConditionalOnProperty("refund.policy.location")
  LivePolicy refundPolicy(RefundProperties properties, ResourceLoader loader) {
    String location = String.valueOf(properties.policy().location());
    ClassLoader classes = loader.getClassLoader();
    return new PolicyLocation(
            location, classes == null ? LivePolicy.class.getClassLoader() : classes)
        .policy();
  }

  /** Loaded only where somebody asks for it: tenants may have policies of their own. */
  @Bean
  @Lazy
  @ConditionalOnMissingBean(RefundPolicy.class)
  DroolsRefundPolicy shippedRefundPolicy() {
    return DroolsRefundPolicy.shipped();
  }

  @Bean
  @ConditionalOnBean(LivePolicy.class)
  @Conditional(OnReload.class)
  PolicyReloading refundPolicyReloading(LivePolicy policy, RefundProperties properties) {
    return new PolicyReloading(policy, properties.policy().reloadEvery());
  }

  @Bean
  @ConditionalOnMissingBean
  RefundJson refundJson() {
    return new RefundJson();
  }

  @Bean
  @ConditionalOnMissingBean(RefundStores.class)
  @ConditionalOnProperty(name = "refund.store.kind", havingValue = "memory")
  RefundStores memoryRefundStores() {
    LoggerFactory.getLogger(RefundAutoConfiguration.class)
        .warn("Refunds are kept in memory: when this process ends, it forgets what was paid");
    return tenant -> new InMemoryRefundStore(tenant);
  }

  @Bean
  @ConditionalOnMissingBean
  TenantPorts refundPorts(BeanFactory beans, RefundProperties properties) {
    return new BeanPorts(beans, properties.tenants());
  }

  @Bean
  @ConditionalOnMissingBean
  RefundEngines refundEngines(
      RefundProperties properties,
      TenantPorts ports,
      ObjectProvider<RefundStores> stores,
      ObjectProvider<RefundListener> listeners,
      ObjectProvider<RefundEngineCustomizer> customizers,
      ObjectProvider<ObservationRegistry> observations) {
    RefundStores opened =
        stores.getIfAvailable(
            () -> {
              throw new SetupException(
                  "RefundKit has nowhere to keep refunds: the application has no DataSource, or"
                      + " several, of which none is primary.",
                  "Add one (spring-boot-starter-jdbc, a driver and spring.datasource.url), define"
                      + " a bean of "
                      + RefundStores.class.getName()
                      + ", or, for tests, set"
                      + " refund.store.kind=memory.");
            });
    Observed observed = new Observed(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    List<RefundListener> heard = listeners.orderedStream().toList();
    Map<String, RefundEngines.Tenant> tenants = new LinkedHashMap<>();
    for (String tenant : properties.tenants()) {
      RefundStore store = opened.open(tenant);
      RefundPolicy policy = ports.policy(tenant);
      Wakeful wakeful = new Wakeful();
      List<RefundListener> all = new ArrayList<>(heard);
      all.add(wakeful);
      RefundEngineBuilder builder =
          RefundEngine.builder()
              .store(store)
              .sales(ports.sales(tenant))
              .processor(observed.processor(ports.processor(tenant)))
              .inventory(observed.inventory(ports.inventory(tenant)))
              .notifier(observed.notifier(ports.notifier(tenant)))
              .returnLabels(observed.labels(ports.returnLabels(tenant)))
              .customerHistory(ports.customerHistory(tenant))
              .policy(observed.policy(policy))
              .listener(new Listeners(all));
      customizers.orderedStream().forEach(each -> each.customize(tenant, builder));
      tenants.put(tenant, new RefundEngines.Tenant(builder.build(), store, policy, wakeful));
    }
    return new RefundEngines(tenants);
  }

  /** The engine of the only tenant. */
  @Bean
  @ConditionalOnMissingBean
  @Conditional(OnOneTenant.class)
  RefundEngine refundEngine(RefundEngines engines) {
    return engines.of(engines.tenants().iterator().next());
  }

  @Bean
  @ConditionalOnProperty(name = "refund.effects.enabled", matchIfMissing = true)
  EffectThreads refundEffectThreads(RefundEngines engines, RefundProperties properties) {
    return new EffectThreads(engines, properties.effects());
  }
}
