package dev.refundkit.testkit.simulation;

import java.util.EnumMap;
import java.util.Map;

/** How often each of an enum's things happened. */
final class Counts<E extends Enum<E>> {

  private final Class<E> type;
  private final long[] counts;

  Counts(Class<E> type) {
    this.type = type;
    this.counts = new long[type.getEnumConstants().length];
  }

  void add(E one) {
    counts[one.ordinal()]++;
  }

  void add(Map<E, Long> more) {
    more.forEach((one, count) -> counts[one.ordinal()] += count);
  }

  /** All, zeros included. */
  Map<E, Long> all() {
    Map<E, Long> all = new EnumMap<>(type);
    for (E one : type.getEnumConstants()) {
      all.put(one, counts[one.ordinal()]);
    }
    return all;
  }

  long sum() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
