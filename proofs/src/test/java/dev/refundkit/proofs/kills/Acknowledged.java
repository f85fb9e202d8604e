package dev.refundkit.proofs.kills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What hosts have told. Thread-safe. */
final class Acknowledged {

  /** A refund that a host has promised. */
  record Promise(String refundId, long total) {}

  private final Map<String, Promise> promises = new HashMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private int furthest;

  /** Takes a line of a host's. */
  synchronized void hear(String[] words) {
    switch (words[0]) {
      case "ACK" -> promised(words[1], new Promise(words[2], Long.parseLong(words[3])));
      case "REFUSED" -> counts.merge(words[2], 1, Integer::sum);
      case "THREW" -> counts.merge("threw", 1, Integer::sum);
      default -> {}
    }
  }

  private void promised(String key, Promise promise) {
    counts.merge("acknowledged", 1, Integer::sum);
    furthest = Math.max(furthest, Ask.of(key).number());
    Promise first = promises.putIfAbsent(key, promise);
    if (first != null) {
      counts.merge("repeated", 1, Integer::sum);
      if (!first.equals(promise)) {
        broken.add(key + " was " + first + " and is " + promise);
      }
    }
  }

  /** By idempotency key. */
  synchronized Map<String, Promise> promises() {
    return Map.copyOf(promises);
  }

  /** Keys that were answered with two refunds. */
  synchronized List<String> broken() {
    return List.copyOf(broken);
  }

  synchronized int count(String what) {
    return counts.getOrDefault(what, 0);
  }

  synchronized int furthest() {
    return furthest;
  }

  @Override
  public synchronized String toString() {
    return promises.size() + " refunds promised, answers " + counts;
  }
}
