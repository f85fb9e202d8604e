package dev.refundkit.testkit.contract;

import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.testkit.ports.RecordingInventory;

/** The rules of stocks, on the one that remembers. */
class RecordingInventoryContractTest extends InventoryContract {

  private static final Ability NEVER = Ability.missing("it takes everything back");

  private final RecordingInventory inventory = new RecordingInventory();

  @Override
  protected Inventory inventory() {
    return inventory;
  }

  @Override
  protected long onShelf(RestockOrder order) {
    return inventory.restocked().getOrDefault(order.lineId(), 0);
  }

  @Override
  protected Ability fails() {
    return NEVER;
  }

  @Override
  protected Ability refuses() {
    return NEVER;
  }
}
