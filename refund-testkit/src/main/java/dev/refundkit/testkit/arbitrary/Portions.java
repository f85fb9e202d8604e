package dev.refundkit.testkit.arbitrary;

import dev.refundkit.testkit.story.Portion;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random portions: the interesting ones often, any other as well. */
final class Portions {

  private Portions() {}

  /** Mostly within what there is, sometimes one too much. */
  static Arbitrary<Portion> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(Portion.ALL)),
        Tuple.of(2, Arbitraries.of(Portion.ONE, Portion.NOTHING, new Portion(1000, -1))),
        Tuple.of(1, Arbitraries.of(Portion.ALL_AND_ONE, new Portion(1100, 0))),
        Tuple.of(6, some()));
  }

  /** Within what there is, at least one. */
  static Arbitrary<Portion> sound() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(Portion.ALL)),
        Tuple.of(2, Arbitraries.just(Portion.ONE)),
        Tuple.of(4, some()));
  }

  /** Below 0 as well, as only an adjustment may be. */
  static Arbitrary<Portion> signed() {
    return Combinators.combine(
            Arbitraries.integers().between(-300, 300), Arbitraries.integers().between(0, 2))
        .as(Portion::new);
  }

  private static Arbitrary<Portion> some() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 1000), Arbitraries.integers().between(0, 1))
        .as((permille, less) -> new Portion(permille, -less));
  }
}
