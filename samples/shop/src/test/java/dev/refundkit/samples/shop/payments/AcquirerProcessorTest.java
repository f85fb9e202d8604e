package dev.refundkit.samples.shop.payments;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import dev.refundkit.samples.shop.orders.NewOrders;
import dev.refundkit.samples.shop.orders.Orders;
import dev.refundkit.samples.shop.orders.Samples;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.testkit.contract.PaymentProcessorContract;
import dev.refundkit.testkit.contract.Trouble;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The shop pays by the rules of processors (CONTRACTS.md, P), at the real service over HTTP. */
class AcquirerProcessorTest extends PaymentProcessorContract {

  private static RunningAcquirer acquirer;

  @BeforeAll
  static void start() {
    acquirer = RunningAcquirer.start();
  }

  @AfterAll
  static void stop() {
    acquirer.close();
  }

  private final ShopDatabase.Tables tables = ShopDatabase.H2.tables();
  private final StoreCredit credit =
      new StoreCredit(tables.jdbc(), tables.tenant(), () -> Samples.NOW);

  @Override
  protected PaymentProcessor processor() {
    return new AcquirerProcessor(
        Clients.of(acquirer.url()), credit, new Orders(tables.jdbc(), tables.tenant()));
  }

  /** Each payment is that of an order of a customer who is called like the key. */
  @Override
  protected PayoutOrder order(
      String key, RequestedMethod.Type destination, long amountMinor, IsoCurrency currency) {
    PayoutOrder order = super.order(key, destination, amountMinor, currency);
    new NewOrders(tables.jdbc(), tables.tenant())
        .add(
            Samples.order(
                "order_of_" + key.hashCode(),
                currency.code(),
                "cust_" + key,
                List.of(Samples.paid(order.paymentId(), amountMinor))));
    return order;
  }

  @Override
  protected long paid(String key) {
    return acquirer.paid(key);
  }

  @Override
  protected long credited(String key) {
    return credit.balance("cust_" + key, "USD");
  }

  @Override
  protected void provoke(Trouble trouble) {
    acquirer.willBe(
        switch (trouble) {
          case TIMEOUT_AFTER_PAYING -> "time_out_after";
          case TIMEOUT_BEFORE_PAYING -> "time_out_before";
          case DECLINED -> "decline";
          case NOT_ATTEMPTED -> "unavailable";
          case PENDING -> "pending";
        });
  }

  @Override
  protected void settle(String key, boolean paid) {
    acquirer.settle(key, paid);
  }
}
