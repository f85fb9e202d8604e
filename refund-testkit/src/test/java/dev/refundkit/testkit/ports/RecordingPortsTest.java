package dev.refundkit.testkit.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.RestockOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingPortsTest {

  private static RestockOrder units(String key, int quantity) {
    return new RestockOrder(key, "refund_1", "order_1", "line_1", "prod_1", null, quantity);
  }

  private static Sale sale(String id, String paymentId) {
    return new Sale(
        id,
        null,
        IsoCurrency.of("USD"),
        Instant.EPOCH,
        null,
        false,
        0,
        List.of(),
        ShippingCharge.NONE,
        List.of(Payment.captured(paymentId, "card", 100)));
  }

  @Test
  void a_repeat_under_the_same_key_puts_nothing_back() {
    RecordingInventory inventory = new RecordingInventory();

    inventory.restock(units("a", 2));
    assertThat(inventory.restock(units("a", 2))).isEqualTo(Inventory.Result.DONE);
    inventory.restock(units("b", 1));

    assertThat(inventory.restocked()).isEqualTo(Map.of("line_1", 3));
    assertThat(inventory.orders()).hasSize(2);
    assertThat(inventory.calls()).isEqualTo(3);
    assertThatThrownBy(() -> inventory.restock(units("a", 1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sales_are_found_by_order_and_by_payment() {
    ScriptedSales sales = new ScriptedSales(List.of(sale("o1", "p1"), sale("o2", "p2")));

    assertThat(sales.order("o1")).map(Sale::id).contains("o1");
    assertThat(sales.orderOfPayment("p2")).map(Sale::id).contains("o2");
    assertThat(sales.order("o3")).isEmpty();
    assertThat(sales.orderOfPayment("p3")).isEmpty();
    assertThatThrownBy(() -> sales.put(sale("o3", "p1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScriptedSales(List.of(sale("o1", "p1"), sale("o1", "p2"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void who_is_not_listed_is_a_stranger() {
    CustomerFacts known = new CustomerFacts(1, 2L, null, Map.of());
    ScriptedHistory history = new ScriptedHistory(Map.of("anna", known));
    IsoCurrency currency = IsoCurrency.of("USD");

    assertThat(history.of("anna", currency, Instant.EPOCH)).isEqualTo(known);
    assertThat(history.of("bert", currency, Instant.EPOCH)).isEqualTo(CustomerFacts.UNKNOWN);
  }

  @Test
  void the_clock_stands_still_until_it_is_moved() {
    TestClock clock = new TestClock(Instant.EPOCH);

    assertThat(clock.instant()).isEqualTo(clock.instant());
    clock.advance(Duration.ofMinutes(1));
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(60));
    clock.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }
}
