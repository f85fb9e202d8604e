package dev.refundkit.samples.shop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.samples.shop.acquirer.RunningAcquirer;
import dev.refundkit.samples.shop.orders.NewOrders;
import dev.refundkit.samples.shop.orders.Orders;
import dev.refundkit.samples.shop.orders.Samples;
import dev.refundkit.spi.Page;
import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.spi.ProcessorEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BothBooksTest {

  private static final List<RequestedMethod.Type> DESTINATIONS =
      List.of(
          RequestedMethod.Type.STORE_CREDIT,
          RequestedMethod.Type.ORIGINAL_PAYMENT,
          RequestedMethod.Type.ORIGINAL_PAYMENT,
          RequestedMethod.Type.STORE_CREDIT,
          RequestedMethod.Type.STORE_CREDIT,
          RequestedMethod.Type.STORE_CREDIT,
          RequestedMethod.Type.ORIGINAL_PAYMENT);

  private final AtomicLong seconds = new AtomicLong();
  private final InstantSource clock = () -> Samples.NOW.plusSeconds(seconds.incrementAndGet());

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void refundsToPaymentsAndToStoreCreditAreListedAsTheyWerePaid(int limit) {
    ShopDatabase.Tables tables = ShopDatabase.H2.tables();
    new NewOrders(tables.jdbc(), tables.tenant())
        .add(Samples.order("order_1", "USD", "cust_1", List.of(Samples.paid("pay_1", 9_000))));
    try (RunningAcquirer acquirer = RunningAcquirer.start(null, clock)) {
      AcquirerProcessor processor =
          new AcquirerProcessor(
              Clients.of(acquirer.url()),
              new StoreCredit(tables.jdbc(), tables.tenant(), clock),
              new Orders(tables.jdbc(), tables.tenant()));
      List<String> keys = new ArrayList<>();
      for (RequestedMethod.Type destination : DESTINATIONS) {
        String key = "key_" + keys.size();
        keys.add(key);
        processor.refund(
            new PayoutOrder(
                key, "pay_1", destination, 100, IsoCurrency.of("USD"), "refund_1", "damaged"));
      }
      assertThat(listed(processor, limit)).isEqualTo(keys);
    }
  }

  private static List<@Nullable String> listed(AcquirerProcessor processor, int limit) {
    List<@Nullable String> keys = new ArrayList<>();
    String cursor = null;
    do {
      Page<ProcessorEntry> page = processor.refunds(Instant.EPOCH, cursor, limit);
      assertThat(page.items().size()).isBetween(1, limit);
      page.items().forEach(entry -> keys.add(entry.key()));
      cursor = page.next();
    } while (cursor != null);
    return keys;
  }
}
