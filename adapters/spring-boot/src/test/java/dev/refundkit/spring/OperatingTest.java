package dev.refundkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.spi.Backlog;
import dev.refundkit.testkit.ports.PassingStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What operators see: health, info, metrics and observations. */
class OperatingTest {

  private static final ApplicationContextRunner WATCHED =
      Contexts.DATABASE.withConfiguration(Contexts.ACTUATOR);

  /** Its backlog can't be read. */
  private static RefundStores broken() {
    return tenant ->
        new PassingStore(new dev.refundkit.engine.InMemoryRefundStore()) {
          @Override
          public Backlog backlog() {
            throw new IllegalStateException("the database is away");
          }
        };
  }

  private static Health health(ApplicationContext context) {
    return context.getBean(RefundHealthIndicator.class).health();
  }

  private static double gauge(ApplicationContext context, String name) {
    return context.getBean(MeterRegistry.class).get(name).tag("tenant", "default").gauge().value();
  }

  @Test
  void healthTellsWhatWaitsAndWhichPolicyDecides() {
    WATCHED
        .withPropertyValues("refund.effects.enabled=false")
        .run(
            context -> {
              Shop.refund(context.getBean(RefundEngine.class), Shop.ORDER);
              Health health = health(context);
              assertThat(health.getStatus()).isEqualTo(Status.UP);
              Map<?, ?> tenant = (Map<?, ?>) health.getDetails().get("default");
              assertThat(tenant.get("open_effects")).isEqualTo(1L);
              assertThat(tenant.get("needs_attention")).isEqualTo(0L);
              assertThat(tenant.get("policy").toString()).contains("name=default");
            });
  }

  @Test
  void aStoreThatCantBeReadIsDownAndItsMetricsAreNoNumbers() {
    WATCHED
        .withBean(RefundStores.class, OperatingTest::broken)
        .withPropertyValues("refund.effects.enabled=false")
        .run(
            context -> {
              assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
              assertThat(gauge(context, "refund.effects.open")).isNaN();
            });
  }

  @Test
  void threadsThatDiedAreDown() {
    WATCHED.run(
        context -> {
          assertThat(health(context).getStatus()).isEqualTo(Status.UP);
          assertThat(health(context).getDetails().get("effect_threads")).isEqualTo(1L);
          Thread thread =
              Thread.getAllStackTraces().keySet().stream()
                  .filter(t -> t.getName().equals("refund-effects-default-1"))
                  .findFirst()
                  .orElseThrow();
          thread.interrupt();
          thread.join();
          assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
        });
  }

  @Test
  void infoNamesThePolicy() {
    WATCHED
        .withPropertyValues("management.info.refund.enabled=true")
        .run(
            context -> {
              Info.Builder info = new Info.Builder();
              context.getBean("refundInfoContributor", InfoContributor.class).contribute(info);
              assertThat(info.build().get("refund").toString()).contains("name=default", "hash=");
            });
  }

  @Test
  void whatWaitsIsMeasured() {
    WATCHED
        .withPropertyValues("refund.effects.enabled=false")
        .run(
            context -> {
              Shop.refund(context.getBean(RefundEngine.class), Shop.ORDER);
              assertThat(gauge(context, "refund.effects.open")).isEqualTo(1);
              assertThat(gauge(context, "refund.attention")).isZero();
              assertThat(
                      context
                          .getBean(MeterRegistry.class)
                          .get("refund.effects.oldest.age")
                          .timeGauge()
                          .value(TimeUnit.SECONDS))
                  .isNotNegative();
            });
  }

  @Test
  void decisionsEffectsAndRefusalsAreMeasured() {
    WATCHED.run(
        context -> {
          RefundEngine engine = context.getBean(RefundEngine.class);
          Shop.refund(engine, Shop.ORDER);
          context.getBean(Shop.Completions.class).await();
          engine.create(Shop.request("nowhere"), Shop.AGENT);
          MeterRegistry meters = context.getBean(MeterRegistry.class);
          Timer decision =
              meters.get("refund.decision").tags("about", "refund", "outcome", "approve").timer();
          assertThat(decision.count()).isEqualTo(1);
          Timer effect =
              meters
                  .get("refund.effect")
                  .tags("port", "processor.refund", "outcome", "succeeded")
                  .timer();
          assertThat(effect.count()).isEqualTo(1);
          assertThat(
                  meters
                      .get("refund.refusals")
                      .tags("call", "create", "code", "order_not_found")
                      .counter()
                      .count())
              .isEqualTo(1);
        });
  }

  @Test
  void withoutActuatorNothingIsMissed() {
    Contexts.DATABASE.run(
        context -> {
          assertThat(context).hasNotFailed();
          assertThat(context).doesNotHaveBean(CountingListener.class);
        });
  }
}
