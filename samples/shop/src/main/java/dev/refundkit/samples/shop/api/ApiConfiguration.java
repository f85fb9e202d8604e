package dev.refundkit.samples.shop.api;

import dev.refundkit.samples.shop.database.Scripts;
import dev.refundkit.spring.RefundEngines;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the API together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiProperties.class)
@Import({
  Refunds.class,
  RefundCommands.class,
  Payments.class,
  Notices.class,
  Description.class,
  FaultAdvice.class,
  ErrorPage.class
})
class ApiConfiguration {

  private static final Clock CLOCK = Clock.systemUTC();

  @Bean
  ApiKeys apiKeys(DataSource source, RefundEngines engines, ApiProperties properties)
      throws IOException {
    Scripts.run(source, "shop/api-keys.sql");
    ApiKeys keys = new ApiKeys(JdbcClient.create(source), CLOCK);
    Resource roles = properties.sampleKeys();
    if (roles != null) {
      SampleKeys.add(keys, engines.tenants(), roles);
    }
    return keys;
  }

  @Bean
  RateLimits rateLimits(ApiProperties properties) {
    return new RateLimits(properties.rate(), TimeMeter.SYSTEM_NANOTIME);
  }

  @Bean
  BodyReading bodyReading(ApiProperties properties) {
    return new BodyReading(properties.bodyWithin(), CLOCK);
  }

  @Bean
  NoticeSecrets noticeSecrets(ApiProperties properties, RefundEngines engines) {
    return new NoticeSecrets(properties.webhooks(), engines.tenants(), CLOCK);
  }

  @Bean
  FilterRegistrationBean<RequestIds> requestIds() {
    FilterRegistrationBean<RequestIds> filter = new FilterRegistrationBean<>(new RequestIds());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  FilterRegistrationBean<KeyFilter> keyFilter(
      ApiKeys keys, RefundEngines engines, RateLimits limits) {
    FilterRegistrationBean<KeyFilter> filter =
        new FilterRegistrationBean<>(new KeyFilter(keys, engines, limits));
    filter.addUrlPatterns("/v1/*");
    return filter;
  }

  @Bean
  ApiArguments apiArguments(BodyReading bodies) {
    return new ApiArguments(bodies);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat(ApiProperties properties) {
    return factory -> {
      factory.addEngineValves(new UnreadBodies(properties.bodyWithin(), CLOCK));
      factory.addContextCustomizers(
          context -> {
            if (context.getParent() instanceof StandardHost host) {
              host.setErrorReportValveClass(TomcatErrors.class.getName());
            }
          });
    };
  }
}
