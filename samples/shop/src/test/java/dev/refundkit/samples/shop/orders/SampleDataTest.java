package dev.refundkit.samples.shop.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.samples.shop.ShopDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ByteArrayResource;

class SampleDataTest {

  private static final String FILE =
      """
      shop:
        %s:
          customers:
            - {id: cust_1, risk: 0.10, spent: {USD: 500}, refunded: [3d]}
          stock: {"[prod_1]": 5}
          orders:
            - id: order_1
              customer: cust_1
              currency: USD
              placed: 2d
              lines:
                - {id: li_1, product-id: prod_1, product-name: Cup, category: home, subtotal: 500}
              payments:
                - {id: pay_1, captured: 500}
      """;

  private static SampleData read(String yaml) {
    return SampleData.read(new ByteArrayResource(yaml.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyShopIsFilledOnce(ShopDatabase database) {
    ShopDatabase.Tables tables = database.tables();
    // Names of tenants in the file have no underscores.
    String tenant = tables.tenant().replace("_", "");
    SampleData sample = read(FILE.formatted(tenant));
    sample.fill(tenant, tables.jdbc(), tables.transactions(), Samples.NOW);
    sample.fill(tenant, tables.jdbc(), tables.transactions(), Samples.NOW.plusSeconds(60));
    Orders orders = new Orders(tables.jdbc(), tenant);
    assertThat(orders.ids()).containsExactly("order_1");
    assertThat(orders.find("order_1").orElseThrow().placedAt())
        .isEqualTo(Samples.NOW.minus(Duration.ofDays(2)));
    assertThat(new Stock(tables.jdbc(), tenant).units("prod_1")).contains(5L);
    assertThat(new Orders(tables.jdbc(), tables.tenant()).ids()).isEqualTo(List.of());
  }
}
