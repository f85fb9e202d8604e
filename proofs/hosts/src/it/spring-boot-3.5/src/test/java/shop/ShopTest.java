package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.jdbc.JdbcSchema;
import dev.refundkit.json.Document;
import dev.refundkit.json.RefundJson;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.rules.DroolsRefundPolicy;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.PayoutResult;
import dev.refundkit.spi.ProcessorAbilities;
import dev.refundkit.spi.Sales;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;

/** An application that wires RefundKit by hand, with the versions that its Spring Boot manages. */
@SpringBootTest(properties = "spring.datasource.generate-unique-name=true")
class ShopTest {

  @SpringBootApplication
  static class Shop implements Sales, PaymentProcessor {

    private final SaleLine cup =
        new SaleLine("cup", "p1", "Cup", null, "other", Set.of(), 1, 500, 0, List.of(), true);
    private final Sale sale =
        new Sale(
            "order_1",
            null,
            IsoCurrency.of("USD"),
            Instant.now(),
            null,
            false,
            0,
            List.of(cup),
            ShippingCharge.NONE,
            List.of(Payment.captured("pay_1", "card", 500)));

    @Override
    public Optional<Sale> order(String orderId) {
      return Optional.of(sale);
    }

    @Override
    public Optional<Sale> orderOfPayment(String paymentId) {
      return Optional.of(sale);
    }

    @Override
    public ProcessorAbilities abilities() {
      return ProcessorAbilities.all();
    }

    @Override
    public PayoutResult refund(PayoutOrder order) {
      return new PayoutResult.Succeeded("re_1", null);
    }
  }

  @Autowired Shop shop;
  @Autowired DataSource database;

  @Test
  void anOrderIsRefundedByThePolicyOfAFolder(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("policy.yaml"),
        "name: own\nversion: \"1\"\nreasons: [product_damaged]\ncurrencies: [USD]\n");
    Files.writeString(
        folder.resolve("rules.drl"),
        "rule \"pays\" @sentence(\"Damage is paid.\") when Refund(total > 0)"
            + " then outcome.approve(); end");
    JdbcSchema.install(database);
    RefundEngine engine =
        RefundEngine.builder()
            .sales(shop)
            .processor(shop)
            .inventory(order -> Inventory.Result.DONE)
            .store(JdbcRefundStore.open(database, "default"))
            .policy(DroolsRefundPolicy.of(folder))
            .build();
    Actor agent = Actor.of("agent");

    Refund refund =
        new RefundJson()
            .readRefundRequest(
                "{\"order_id\": \"order_1\", \"type\": \"full\", \"reason\": \"product_damaged\"}")
            .flatMap(request -> engine.create(request, agent))
            .orElseThrow();
    engine.effects("worker-1").runDue();

    Refund now = engine.get(refund.id(), agent).orElseThrow();
    assertEquals(RefundStatus.COMPLETED, now.status());
    assertTrue(Document.of(now).toJson().contains("\"total\":500"));
    assertEquals("default", DroolsRefundPolicy.shipped().version().name());
  }
}
