package shop;

import dev.refundkit.actor.Actor;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.*;
import dev.refundkit.request.*;
import dev.refundkit.sale.*;
import dev.refundkit.spi.*;
import java.time.Instant;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Refunds an order as one jar: with a policy, tables and classes that lie in jars within it. */
@SpringBootApplication
public class Shop implements Sales, PaymentProcessor, Inventory {

  private static final CompletableFuture<Refund> COMPLETED = new CompletableFuture<>();

  public static void main(String[] args) throws Exception {
    try (var context = SpringApplication.run(Shop.class, args)) {
      var request = RefundRequest.of("order_1", RefundType.PARTIAL, "product_damaged")
          .withItems(RequestedItem.of("cup", 1));
      context.getBean(RefundEngine.class).create(request, Actor.of("agent")).orElseThrow();
      String policy = COMPLETED.get(1, TimeUnit.MINUTES).facts().decision().policy().name();
      System.out.println("completed, as policy " + policy + " says");
      if (!policy.equals("of-the-jar")) {
        throw new IllegalStateException("another policy decided");
      }
    }
  }

  @Bean
  static RefundListener listener() {
    return new RefundListener() {
      @Override
      public void changed(Refund before, Refund after) {
        if (after.status() == RefundStatus.COMPLETED) {
          COMPLETED.complete(after);
        }
      }
    };
  }

  private final SaleLine cup =
      new SaleLine("cup", "p1", "Cup", null, "other", Set.of(), 1, 500, 0, List.of(), true);
  private final Sale sale =
      new Sale("order_1", null, IsoCurrency.of("USD"), Instant.now(), Instant.now(), false, 0,
          List.of(cup), ShippingCharge.NONE, List.of(Payment.captured("pay_1", "card", 500)));

  @Override
  public Optional<Sale> order(String id) {
    return Optional.of(sale);
  }

  @Override
  public Optional<Sale> orderOfPayment(String id) {
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

  @Override
  public Result restock(RestockOrder order) {
    return Result.DONE;
  }
}
