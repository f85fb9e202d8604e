package dev.refundkit.testkit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Values, some of them more likely than others. Immutable. */
final class Weighted<T> {

  /** Each value as often as its weight says. */
  private final List<T> all;

  private Weighted(List<T> all) {
    this.all = List.copyOf(all);
  }

  static <T> Weighted<T> of(T value, int weight) {
    return new Weighted<T>(List.of()).or(value, weight);
  }

  Weighted<T> or(T value, int weight) {
    List<T> more = new ArrayList<>(all);
    for (int i = 0; i < weight; i++) {
      more.add(value);
    }
    return new Weighted<>(more);
  }

  T pick(SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }
}
