package dev.refundkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.rules.DroolsRefundPolicy;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What an application gets with ports of its own and nothing else. */
class RefundAutoConfigurationTest {

  private final ApplicationContextRunner bare =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  RefundAutoConfiguration.class, RefundJdbcAutoConfiguration.class));
  private final ApplicationContextRunner shop = bare.withUserConfiguration(Shop.class);
  private final ApplicationContextRunner memory =
      shop.withPropertyValues("refund.store.kind=memory");
  private final ApplicationContextRunner database =
      shop.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
          .withPropertyValues("spring.datasource.generate-unique-name=true");

  @Test
  void a_refund_is_kept_in_the_applications_database_and_paid_by_a_thread() {
    database.run(
        context -> {
          RefundEngine engine = context.getBean(RefundEngine.class);
          Refund refund = Shop.refund(engine, Shop.ORDER);
          context.getBean(Shop.Completions.class).await();
          assertThat(engine.get(refund.id(), Shop.AGENT).orElseThrow().status())
              .isEqualTo(RefundStatus.COMPLETED);
          assertThat(context.getBean(RefundEngines.class).store("default"))
              .isInstanceOf(JdbcRefundStore.class);
          assertThat(refund.facts().decision().policy().name()).isEqualTo("default");
          assertThat(context).hasSingleBean(DroolsRefundPolicy.class);
        });
  }

  @Test
  void without_effects_nothing_is_paid_here() {
    memory
        .withPropertyValues("refund.effects.enabled=false")
        .run(
            context -> {
              RefundEngine engine = context.getBean(RefundEngine.class);
              Refund refund = Shop.refund(engine, Shop.ORDER);
              assertThat(context).doesNotHaveBean(EffectThreads.class);
              assertThat(engine.get(refund.id(), Shop.AGENT).orElseThrow().status())
                  .isEqualTo(RefundStatus.PROCESSING);
              engine.effects("by hand").runDue();
              assertThat(engine.get(refund.id(), Shop.AGENT).orElseThrow().status())
                  .isEqualTo(RefundStatus.COMPLETED);
            });
  }

  @Test
  void the_applications_own_policy_decides() {
    memory
        .withBean(RefundPolicy.class, FixedPolicy::reviewAll)
        .run(
            context -> {
              Refund refund = Shop.refund(context.getBean(RefundEngine.class), Shop.ORDER);
              assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);
              assertThat(context).doesNotHaveBean(DroolsRefundPolicy.class);
            });
  }
}
