package dev.refundkit.spring;

import dev.refundkit.spi.Backlog;
import dev.refundkit.spi.RefundStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a tenant's store: {@code refund.effects.open}, {@code refund.effects.oldest.age}
 * and {@code refund.attention}. One look at the store serves all three; where it can't be read,
 * they are not a number.
 */
final class BacklogMetrics {

  /** Shorter than anybody scrapes, and long enough for the gauges of one scrape. */
  private static final long FRESH = Duration.ofSeconds(2).toNanos();

  private final RefundStore store;
  private @Nullable Backlog seen;
  private long seenAt;

  private BacklogMetrics(RefundStore store) {
    this.store = store;
  }

  static void bind(RefundEngines engines, MeterRegistry meters) {
    for (String tenant : engines.tenants()) {
      BacklogMetrics metrics = new BacklogMetrics(engines.store(tenant));
      metrics.gauge(
          "refund.effects.open", "Effects that are not done", tenant, Backlog::open, meters);
      metrics.gauge(
          "refund.attention", "What only a person can settle", tenant, Backlog::attention, meters);
      TimeGauge.builder(
              "refund.effects.oldest.age",
              metrics,
              TimeUnit.MILLISECONDS,
              m -> m.read(backlog -> backlog.age(Instant.now()).toMillis()))
          .description("For how long the oldest effect that is not done has been wanted")
          .tag("tenant", tenant)
          .strongReference(true)
          .register(meters);
    }
  }

  private void gauge(
      String name,
      String description,
      String tenant,
      ToDoubleFunction<Backlog> value,
      MeterRegistry meters) {
    Gauge.builder(name, this, metrics -> metrics.read(value))
        .description(description)
        .tag("tenant", tenant)
        .strongReference(true)
        .register(meters);
  }

  private synchronized double read(ToDoubleFunction<Backlog> value) {
    Backlog backlog = seen;
    if (backlog == null || System.nanoTime() - seenAt > FRESH) {
      try {
        backlog = store.backlog();
      } catch (RuntimeException e) {
        seen = null;
        return Double.NaN;
      }
      seen = backlog;
      seenAt = System.nanoTime();
    }
    return value.applyAsDouble(backlog);
  }
}
