package dev.refundkit.samples.shop.api;

import java.util.List;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the API's methods are handed. */
final class ApiArguments implements WebMvcConfigurer {

  private final BodyReading bodies;

  ApiArguments(BodyReading bodies) {
    this.bodies = bodies;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerArgument());
    resolvers.add(new BodyArgument(bodies));
    resolvers.add(new IdempotencyKeyArgument());
  }
}
