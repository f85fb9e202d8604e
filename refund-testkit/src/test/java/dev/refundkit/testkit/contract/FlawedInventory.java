package dev.refundkit.testkit.contract;

import static dev.refundkit.testkit.contract.Flaw.of;

import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.RestockOrder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of stocks, on a shelf with perhaps a flaw. */
@ExtendWith(FlawName.class)
class FlawedInventory extends InventoryContract {

  private final Shelf shelf = new Shelf();
  private final Flaw<Inventory> flaw;

  FlawedInventory(String flaw) {
    this.flaw = Flaw.named(flaw, flaws());
  }

  @Override
  protected Inventory inventory() {
    return flaw.breaks().apply(shelf);
  }

  @Override
  protected long onShelf(RestockOrder order) {
    return shelf.units();
  }

  @Override
  protected void failNextCall() {
    shelf.moody.will(Moody.Mood.FAILS);
  }

  @Override
  protected void refuseNextCall() {
    shelf.moody.will(Moody.Mood.REFUSES);
  }

  static List<Flaw<Inventory>> flaws() {
    return List.of(
        of(
            "each call adds units",
            stock -> order -> stock.restock(keyed(order, order.key() + UUID.randomUUID())),
            "repeatsPutBackOnce",
            "callsAtOncePutBackOnce"),
        of("one unit per call", stock -> order -> stock.restock(single(order)), "putsBackAll"),
        of(
            "what is refused is put back after all",
            FlawedInventory::putsBackRefused,
            "refusedIsFinal"),
        of(
            "units are put back before a failure",
            FlawedInventory::addsFirst,
            "failuresAreTriedAgain"),
        of(
            "orders are known by refund and line",
            stock -> order -> stock.restock(keyed(order, order.refundId() + order.lineId())),
            "ordersOfOneLineAddUp"));
  }

  private static RestockOrder keyed(RestockOrder o, String key) {
    return new RestockOrder(
        key, o.refundId(), o.orderId(), o.lineId(), o.productId(), o.sku(), o.quantity());
  }

  private static RestockOrder single(RestockOrder o) {
    return new RestockOrder(
        o.key(), o.refundId(), o.orderId(), o.lineId(), o.productId(), o.sku(), 1);
  }

  private static Inventory putsBackRefused(Inventory stock) {
    return order -> {
      Inventory.Result result = stock.restock(order);
      if (result == Inventory.Result.REFUSED) {
        ((Shelf) stock).add(order.quantity());
      }
      return result;
    };
  }

  private static Inventory addsFirst(Inventory stock) {
    return order -> {
      try {
        return stock.restock(order);
      } catch (RuntimeException e) {
        ((Shelf) stock).add(order.quantity());
        throw e;
      }
    };
  }
}
