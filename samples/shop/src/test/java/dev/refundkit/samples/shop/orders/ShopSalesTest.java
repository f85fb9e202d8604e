package dev.refundkit.samples.shop.orders;

import dev.refundkit.sale.Sale;
import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.spi.Sales;
import dev.refundkit.testkit.contract.SalesContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The shop states its orders by the rules of sales (CONTRACTS.md, S). */
class ShopSalesTest {

  @Nested
  class OnH2 extends Rules {
    OnH2() {
      super(ShopDatabase.H2);
    }
  }

  @Nested
  class OnPostgresql extends Rules {
    OnPostgresql() {
      super(ShopDatabase.POSTGRESQL);
    }
  }

  abstract static class Rules extends SalesContract {

    private final ShopDatabase.Tables mine;
    private final ShopDatabase.Tables others;
    private int taken;

    Rules(ShopDatabase database) {
      mine = database.tables();
      others = database.tables();
      take(mine, "order_1", "z", "a");
      take(mine, "order_2", "y");
      take(others, "order_of_others", "x", "b");
    }

    private static void take(ShopDatabase.Tables tables, String id, String... payments) {
      new NewOrders(tables.jdbc(), tables.tenant())
          .add(
              Samples.order(
                  id,
                  "USD",
                  "cust_1",
                  List.of(payments).stream().map(paid -> Samples.paid(paid, 1_000)).toList()));
    }

    private static Sales sales(ShopDatabase.Tables tables) {
      return new ShopSales(new Orders(tables.jdbc(), tables.tenant()));
    }

    @Override
    protected Sales sales() {
      return sales(mine);
    }

    @Override
    protected List<String> orderIds() {
      return List.of("order_1", "order_2");
    }

    @Override
    protected Sale foreignOrder() {
      return sales(others).order("order_of_others").orElseThrow();
    }

    @Override
    protected void captureMore(String orderId) {
      taken++;
      new NewOrders(mine.jdbc(), mine.tenant()).add(orderId, Samples.paid("later_" + taken, 50));
    }
  }
}
