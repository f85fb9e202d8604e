package dev.refundkit.samples.propertytests;

import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.RestockOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The shop's stock. It counts what came back, each order once (CONTRACTS.md, I1). */
public final class ShopStock implements Inventory {

  private final Map<String, Integer> cameBack = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  @Override
  public synchronized Result restock(RestockOrder order) {
    if (seen.add(order.key())) {
      cameBack.merge(order.productId(), order.quantity(), Math::addExact);
    }
    return Result.DONE;
  }

  /** How many units of an article came back so far. */
  public synchronized int cameBack(String article) {
    return cameBack.getOrDefault(article, 0);
  }
}
