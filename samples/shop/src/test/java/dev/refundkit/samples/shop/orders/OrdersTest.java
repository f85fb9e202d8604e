package dev.refundkit.samples.shop.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.ShopDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrdersTest {

  @ParameterizedTest
  @EnumSource
  void anOrderComesBackAsItWasTaken(ShopDatabase database) {
    ShopDatabase.Tables tables = database.tables();
    Order order =
        Samples.order(
            "order_1", "EUR", "cust_1", List.of(Samples.paid("z", 1_000), Samples.paid("a", 0)));
    new NewOrders(tables.jdbc(), tables.tenant()).add(order);
    Orders orders = new Orders(tables.jdbc(), tables.tenant());
    assertThat(orders.find("order_1")).contains(order);
    assertThat(orders.ofPayment("a")).contains(order);
    assertThat(orders.ids()).containsExactly("order_1");
  }
}
