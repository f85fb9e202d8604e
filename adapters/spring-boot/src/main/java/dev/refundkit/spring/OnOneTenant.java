package dev.refundkit.spring;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether an engine needs no name: {@code refund.tenants} is not set, or names one. */
final class OnOneTenant implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Binder.get(context.getEnvironment())
        .bind("refund.tenants", Bindable.listOf(String.class))
        .map(tenants -> tenants.size() == 1)
        .orElse(true);
  }
}
