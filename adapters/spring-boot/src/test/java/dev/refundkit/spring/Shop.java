package dev.refundkit.spring;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.RefundListener;
import dev.refundkit.spi.Sales;
import dev.refundkit.testkit.ports.RecordingInventory;
import dev.refundkit.testkit.ports.ScriptedAnswer;
import dev.refundkit.testkit.ports.ScriptedProcessor;
import dev.refundkit.testkit.ports.ScriptedSales;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an application has beside the starter: an order, a processor, a shelf. */
@Configuration(proxyBeanMethods = false)
class Shop {

  static final String ORDER = "order_1";
  static final Actor AGENT = Actor.of("agent");

  /** A cup for 10.00, paid by card. */
  static Sale sale(String orderId) {
    Instant now = Instant.now();
    return new Sale(
        orderId,
        "cust_1",
        IsoCurrency.of("USD"),
        now.minus(Duration.ofDays(5)),
        now.minus(Duration.ofDays(2)),
        false,
        0,
        List.of(
            new SaleLine(
                "cup", "prod_cup", "Cup", null, "other", Set.of(), 1, 1_000, 0, List.of(), true)),
        ShippingCharge.NONE,
        List.of(
            new Payment(
                "pay_" + orderId, "card", null, null, Payment.Status.CAPTURED, 1_000, 0, 0)));
  }

  static RefundRequest request(String orderId) {
    return RefundRequest.of(orderId, RefundType.PARTIAL, "product_damaged")
        .withItems(RequestedItem.of("cup", 1));
  }

  static Refund refund(RefundEngine engine, String orderId) {
    return engine.create(request(orderId), AGENT).orElseThrow();
  }

  @Bean
  Sales sales() {
    return new ScriptedSales(List.of(sale(ORDER)));
  }

  @Bean
  PaymentProcessor processor() {
    return paying();
  }

  static ScriptedProcessor paying() {
    return new ScriptedProcessor(List.of(ScriptedAnswer.SUCCEEDED), Clock.systemUTC());
  }

  @Bean
  Inventory inventory() {
    return new RecordingInventory();
  }

  @Bean
  Completions completions() {
    return new Completions();
  }

  /** Waits, as long as it takes, for a refund that is done. */
  static final class Completions implements RefundListener {
    private final CountDownLatch completed = new CountDownLatch(1);

    @Override
    public void changed(@Nullable Refund before, Refund after) {
      if (after.status() == RefundStatus.COMPLETED) {
        completed.countDown();
      }
    }

    void await() {
      try {
        if (!completed.await(1, TimeUnit.MINUTES)) {
          throw new AssertionError("no refund was completed");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
