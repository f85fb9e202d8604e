package dev.refundkit.spring;

import dev.refundkit.spi.Backlog;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down where the store can't be read or a thread for effects has died. What waits, what needs a
 * person, and a changed policy that can't be used are told as details: starting the application
 * anew would help none of them.
 */
final class RefundHealthIndicator extends AbstractHealthIndicator {

  private final RefundEngines engines;
  private final @Nullable EffectThreads threads;

  RefundHealthIndicator(RefundEngines engines, @Nullable EffectThreads threads) {
    super("RefundKit's store can't be read");
    this.engines = engines;
    this.threads = threads;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    builder.up();
    for (String tenant : engines.tenants()) {
      builder.withDetail(tenant, tenant(tenant));
    }
    if (threads != null && threads.isRunning()) {
      long alive = threads.alive();
      builder.withDetail("effect_threads", alive);
      if (alive < threads.wanted()) {
        builder.down();
      }
    }
  }

  private Map<String, Object> tenant(String tenant) {
    Backlog backlog = engines.store(tenant).backlog();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("policy", PolicyFacts.of(engines.policy(tenant)));
    facts.put("open_effects", backlog.open());
    facts.put("oldest_open_effect", backlog.age(Instant.now()).toString());
    facts.put("needs_attention", backlog.attention());
    return facts;
  }
}
