package dev.refundkit.samples.shop.orders;

import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.testkit.contract.InventoryContract;
import org.junit.jupiter.api.Nested;
import org.springframework.transaction.support.TransactionCallback;

/** The shop puts units back by the rules of stocks (CONTRACTS.md, I). */
class ShopStockTest {

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

  abstract static class Rules extends InventoryContract {

    private final ShopDatabase.Tables tables;
    private final Stock stock;
    private boolean fails;

    Rules(ShopDatabase database) {
      tables = database.tables();
      stock = new Stock(tables.jdbc(), tables.tenant());
      stock.add("product_1", 0);
    }

    @Override
    protected Inventory inventory() {
      return new ShopStock(stock, this::execute);
    }

    /** As the database does it, but a failure comes after everything was written. */
    private <T> T execute(TransactionCallback<T> action) {
      return tables
          .transactions()
          .execute(
              status -> {
                T result = action.doInTransaction(status);
                if (fails) {
                  fails = false;
                  throw new IllegalStateException("the database went away");
                }
                return result;
              });
    }

    @Override
    protected long onShelf(RestockOrder order) {
      return stock.units("product_1").orElse(0L);
    }

    @Override
    protected void failNextCall() {
      fails = true;
    }

    /** What is not on the shelf any longer is refused. */
    @Override
    protected void refuseNextCall() {
      tables.jdbc().sql("delete from shop_stock where tenant = ?").param(tables.tenant()).update();
    }
  }
}
