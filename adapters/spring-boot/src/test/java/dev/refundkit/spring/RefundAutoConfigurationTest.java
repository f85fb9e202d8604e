package dev.refundkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.engine.EngineLimits;
import dev.refundkit.engine.InMemoryRefundStore;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.json.RefundJson;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.spi.RefundQuery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** What an application gets with ports of its own, and what steps back for its own beans. */
class RefundAutoConfigurationTest {

  private static Refund refunded(ApplicationContext context) {
    return Shop.refund(context.getBean(RefundEngine.class), Shop.ORDER);
  }

  private static RefundStatus status(ApplicationContext context, Refund refund) {
    return context.getBean(RefundEngine.class).get(refund.id(), Shop.AGENT).orElseThrow().status();
  }

  @Test
  void aRefundIsKeptInTheApplicationsDatabaseAndPaidByAThread() {
    Contexts.DATABASE.run(
        context -> {
          Refund refund = refunded(context);
          context.getBean(Shop.Completions.class).await();
          assertThat(status(context, refund)).isEqualTo(RefundStatus.COMPLETED);
          assertThat(context.getBean(RefundEngines.class).store("default"))
              .isInstanceOf(JdbcRefundStore.class);
          assertThat(context).hasSingleBean(DroolsRefundPolicy.class);
          assertThat(refund.facts().decision().policy().name()).isEqualTo("default");
        });
  }

  @Test
  void withoutEffectsNothingIsPaidHere() {
    Contexts.MEMORY
        .withPropertyValues("refund.effects.enabled=false")
        .run(
            context -> {
              Refund refund = refunded(context);
              assertThat(context).doesNotHaveBean(EffectThreads.class);
              assertThat(status(context, refund)).isEqualTo(RefundStatus.PROCESSING);
              context.getBean(RefundEngine.class).effects("by hand").runDue();
              assertThat(status(context, refund)).isEqualTo(RefundStatus.COMPLETED);
            });
  }

  @Test
  void theApplicationsOwnPolicyDecides() {
    Contexts.MEMORY
        .withBean(RefundPolicy.class, FixedPolicy::reviewAll)
        .run(
            context -> {
              assertThat(refunded(context).status()).isEqualTo(RefundStatus.PENDING);
              assertThat(context).doesNotHaveBean(DroolsRefundPolicy.class);
            });
  }

  @Test
  void theApplicationsOwnStoreKeepsRefunds() {
    InMemoryRefundStore own = new InMemoryRefundStore();
    Contexts.DATABASE
        .withBean(RefundStores.class, () -> tenant -> own)
        .run(
            context -> {
              Refund refund = refunded(context);
              assertThat(own.refund(refund.id())).isPresent();
            });
  }

  @Test
  void theApplicationsOwnEngineIsTheOnlyOne() {
    RefundEngine own =
        RefundEngine.builder()
            .sales(new Shop().sales())
            .processor(Shop.paying())
            .inventory(new Shop().inventory())
            .policy(FixedPolicy.approveAll())
            .store(new InMemoryRefundStore())
            .build();
    Contexts.MEMORY
        .withBean(RefundEngine.class, () -> own)
        .run(context -> assertThat(context.getBean(RefundEngine.class)).isSameAs(own));
  }

  @Test
  void customizersChangeTheEngineOfEachTenant() {
    List<String> customized = new ArrayList<>();
    Contexts.MEMORY
        .withBean(
            RefundEngineCustomizer.class,
            () ->
                (tenant, builder) -> {
                  customized.add(tenant);
                  builder.limits(EngineLimits.DEFAULT.withPageSize(1)).ids(() -> "refund_own");
                })
        .run(
            context -> {
              assertThat(refunded(context).id()).isEqualTo("refund_own");
              assertThat(
                      context
                          .getBean(RefundEngine.class)
                          .list(RefundQuery.ALL, null, 1, Shop.AGENT)
                          .orElseThrow()
                          .items())
                  .hasSize(1);
              assertThat(customized).containsExactly("default");
            });
  }

  @Test
  void documentsCanBeReadAtOnce() {
    Contexts.MEMORY.run(context -> assertThat(context).hasSingleBean(RefundJson.class));
  }
}
