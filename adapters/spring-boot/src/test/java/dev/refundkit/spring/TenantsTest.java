package dev.refundkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.spi.Sales;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.ScriptedSales;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several tenants in one application and one database. */
class TenantsTest {

  /** Each tenant has an order of its own. */
  private static final class Ports implements TenantPorts {
    @Override
    public Sales sales(String tenant) {
      return new ScriptedSales(List.of(Shop.sale("order_of_" + tenant)));
    }

    @Override
    public PaymentProcessor processor(String tenant) {
      return Shop.paying();
    }

    @Override
    public Inventory inventory(String tenant) {
      return new RecordingInventory();
    }

    @Override
    public RefundPolicy policy(String tenant) {
      return tenant.equals("acme") ? FixedPolicy.approveAll() : FixedPolicy.reviewAll();
    }
  }

  @Test
  void eachTenantHasAnEngineThatSeesNothingOfTheOthers() {
    Contexts.DATABASE
        .withBean(TenantPorts.class, Ports::new)
        .withPropertyValues("refund.tenants=acme,globex", "refund.effects.enabled=false")
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(RefundEngine.class);
              RefundEngines engines = context.getBean(RefundEngines.class);
              assertThat(engines.tenants()).containsExactly("acme", "globex");
              RefundEngine acme = engines.of("acme");
              RefundEngine globex = engines.of("globex");
              Refund refund = Shop.refund(acme, "order_of_acme");
              assertThat(code(globex.get(refund.id(), Shop.AGENT)))
                  .isEqualTo(RefusalCode.REFUND_NOT_FOUND);
              assertThat(code(globex.create(Shop.request("order_of_acme"), Shop.AGENT)))
                  .isEqualTo(RefusalCode.ORDER_NOT_FOUND);
              assertThat(globex.list(RefundQuery.ALL, null, 10, Shop.AGENT).orElseThrow().items())
                  .isEmpty();
              assertThat(acme.list(RefundQuery.ALL, null, 10, Shop.AGENT).orElseThrow().items())
                  .hasSize(1);
              assertThatThrownBy(() -> engines.of("umbrella"))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageContaining("[acme, globex]");
            });
  }

  private static RefusalCode code(Answer<?> answer) {
    return ((Answer.Refused<?>) answer).refusal().code();
  }
}
