package dev.refundkit.samples.propertytests;

import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.testkit.contract.Ability;
import dev.refundkit.testkit.contract.InventoryContract;

/** The shop's stock keeps the rules of stocks (CONTRACTS.md, I). */
class ShopStockContractTest extends InventoryContract {

  private final ShopStock stock = new ShopStock();

  @Override
  protected Inventory inventory() {
    return stock;
  }

  @Override
  protected long onShelf(RestockOrder order) {
    return stock.cameBack(order.productId());
  }

  @Override
  protected Ability fails() {
    return Ability.missing("it counts in memory, which does not fail");
  }

  @Override
  protected Ability refuses() {
    return Ability.missing("it takes everything back");
  }
}
