package dev.refundkit.samples.shop.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What callers were told: refunds with their totals, and under which keys. Thread-safe. */
final class Promises {

  private final Figures figures;
  private final Map<String, Long> totals = new HashMap<>();
  private final Map<String, String> keys = new HashMap<>();
  private final List<String> ids = new ArrayList<>();

  Promises(Figures figures) {
    this.figures = figures;
  }

  synchronized void made(String id, long total, @Nullable String key) {
    Long before = totals.put(id, total);
    if (before == null) {
      ids.add(id);
    } else if (key == null) {
      figures.fault(id + " was opened for two requests");
    } else if (before != total) {
      figures.fault(id + " has the totals " + before + " and " + total);
    }
    String known = key == null ? null : keys.putIfAbsent(key, id);
    if (known != null && !known.equals(id)) {
      figures.fault("the key " + key + " opened " + known + " and " + id);
    }
  }

  /** Anybody's. */
  synchronized String any(Random random) {
    return ids.isEmpty() ? "refund_none" : ids.get(random.nextInt(ids.size()));
  }

  /** The totals of refunds by their ids. */
  synchronized Map<String, Long> totals() {
    return Map.copyOf(totals);
  }
}
