package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.*;
import dev.refundkit.sale.*;
import dev.refundkit.spi.*;
import java.time.Instant;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = {"refund.store.kind=memory", "refund.effects.enabled=false"})
class ShopTest {

  @SpringBootApplication
  static class Shop implements Sales, PaymentProcessor, Inventory {
    SaleLine cup = new SaleLine("cup", "p1", "Cup", null, "other", Set.of(), 1, 500, 0, List.of(), true);
    Sale sale = new Sale("order_1", null, IsoCurrency.of("USD"), Instant.now(), Instant.now(), false, 0,
        List.of(cup), ShippingCharge.NONE, List.of(Payment.captured("pay_1", "card", 500)));
    public Optional<Sale> order(String id) { return Optional.of(sale); }
    public Optional<Sale> orderOfPayment(String id) { return Optional.of(sale); }
    public ProcessorAbilities abilities() { return ProcessorAbilities.all(); }
    public PayoutResult refund(PayoutOrder order) { return new PayoutResult.Succeeded("re_1", null); }
    public Result restock(RestockOrder order) { return Result.DONE; }
  }

  @Test
  void anOrderIsRefunded(@Autowired RefundEngine engine) {
    var request = RefundRequest.of("order_1", RefundType.PARTIAL, "product_damaged")
        .withItems(RequestedItem.of("cup", 1));
    String id = engine.create(request, Actor.of("agent")).orElseThrow().id();
    engine.effects("worker-1").runDue();
    assertEquals(RefundStatus.COMPLETED, engine.get(id, Actor.of("agent")).orElseThrow().status());
  }
}
