package dev.refundkit.testkit.simulation;

import java.util.EnumMap;
import java.util.Map;

/** How often each of an enum's things happened. */
final class Counts<E extends Enum<E>> {

  private final EnumMap<E, Long> counts;

  Counts(Class<E> type) {
    counts = new EnumMap<>(type);
    for (E one : type.getEnumConstants()) {
      counts.put(one, 0L);
    }
  }

  void add(E one) {
    counts.merge(one, 1L, Long::sum);
  }

  void add(Map<E, Long> more) {
    more.forEach((one, count) -> counts.merge(one, count, Long::sum));
  }

  long of(E one) {
    return counts.getOrDefault(one, 0L);
  }

  /** All, zeros included. */
  Map<E, Long> all() {
    return new EnumMap<>(counts);
  }
}
