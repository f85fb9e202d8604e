package dev.refundkit.testkit.contract;

import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.RestockOrder;
import java.util.HashMap;
import java.util.Map;

/** A stock that remembers what it refused. */
final class Shelf implements Inventory {

  final Moody moody = new Moody();
  private final Map<String, Result> answers = new HashMap<>();
  private int units;

  @Override
  public synchronized Result restock(RestockOrder order) {
    boolean refused = moody.refuses();
    if (answers.putIfAbsent(order.key(), refused ? Result.REFUSED : Result.DONE) == null) {
      units += refused ? 0 : order.quantity();
    }
    return answers.getOrDefault(order.key(), Result.DONE);
  }

  synchronized void add(int more) {
    units += more;
  }

  synchronized int units() {
    return units;
  }
}
