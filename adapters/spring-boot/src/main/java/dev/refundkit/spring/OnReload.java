package dev.refundkit.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether {@code refund.policy.reload-every} is more than nothing. */
final class OnReload implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Binder.get(context.getEnvironment())
        .bind("refund.policy.reload-every", Duration.class)
        .map(every -> every.compareTo(Duration.ZERO) > 0)
        .orElse(false);
  }
}
