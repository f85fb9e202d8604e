package dev.refundkit.samples.shop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.samples.shop.orders.NewOrders;
import dev.refundkit.samples.shop.orders.Samples;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreCreditTest {

  private final AtomicLong seconds = new AtomicLong();
  private final InstantSource clock = () -> Samples.NOW.plusSeconds(seconds.incrementAndGet());

  private StoreCredit of(ShopDatabase.Tables tables) {
    new NewOrders(tables.jdbc(), tables.tenant())
        .add(Samples.order("order_1", "USD", "cust_1", List.of(Samples.paid("pay_1", 9_000))));
    return new StoreCredit(tables.jdbc(), tables.tenant(), clock);
  }

  private static StoreCredit.Credit credit(String key, long amount, String currency) {
    return new StoreCredit.Credit(key, "cust_1", "pay_1", amount, currency);
  }

  @ParameterizedTest
  @EnumSource
  void aKeyIsCreditedOnce(ShopDatabase database) {
    StoreCredit store = of(database.tables());
    store.add(credit("key_1", 300, "USD"));
    store.add(credit("key_1", 500, "USD"));
    store.add(credit("key_2", 20, "USD"));
    store.add(credit("key_3", 7, "JPY"));
    assertThat(store.find("key_1")).contains(credit("key_1", 300, "USD"));
    assertThat(store.balance("cust_1", "USD")).isEqualTo(320);
    assertThat(store.balance("cust_1", "EUR")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCreditedIsListedFromATimeOnAndAfterANumber(ShopDatabase database) {
    StoreCredit store = of(database.tables());
    for (int i = 1; i <= 4; i++) {
      store.add(credit("key_" + i, i, "USD"));
    }
    List<StoreCredit.Entry> all = store.since(Instant.EPOCH, 0, 10);
    assertThat(all).extracting(entry -> entry.credit().amount()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(store.since(all.get(1).at(), 0, 10)).isEqualTo(all.subList(1, 4));
    assertThat(store.since(Instant.EPOCH, all.get(1).number(), 1)).isEqualTo(all.subList(2, 3));
  }

  @ParameterizedTest
  @EnumSource
  void oneTenantSeesNothingOfAnother(ShopDatabase database) {
    ShopDatabase.Tables tables = database.tables();
    of(tables).add(credit("key_1", 300, "USD"));
    StoreCredit other = of(tables.of(tables.tenant() + "_other"));
    assertThat(other.find("key_1")).isEmpty();
    assertThat(other.balance("cust_1", "USD")).isZero();
    assertThat(other.since(Instant.EPOCH, 0, 10)).isEmpty();
  }
}
