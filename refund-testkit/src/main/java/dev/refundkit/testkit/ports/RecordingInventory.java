package dev.refundkit.testkit.ports;

import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.RestockOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stock that takes everything back and remembers it; a repeat under the same key adds nothing.
 */
public final class RecordingInventory implements Inventory {

  private final Map<String, RestockOrder> orders = new LinkedHashMap<>();
  private int calls;

  @Override
  public synchronized Result restock(RestockOrder order) {
    calls++;
    RestockOrder before = orders.putIfAbsent(order.key(), order);
    if (before != null && !before.equals(order)) {
      throw new IllegalStateException("key " + order.key() + " was used for other units before");
    }
    return Result.DONE;
  }

  /** Units put back, by line id, over all orders. */
  public synchronized Map<String, Integer> restocked() {
    Map<String, Integer> units = new LinkedHashMap<>();
    orders.values().forEach(o -> units.merge(o.lineId(), o.quantity(), Math::addExact));
    return units;
  }

  /** What was put back, each key once, in the order of arrival. */
  public synchronized List<RestockOrder> orders() {
    return List.copyOf(orders.values());
  }

  /** How often it was called, repeats included. */
  public synchronized int calls() {
    return calls;
  }
}
