package dev.refundkit.testkit.arbitrary;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Random sales. */
public final class Sales {

  private Sales() {}

  /** Sales that are mostly paid exactly, sometimes in part, sometimes more than they cost. */
  public static SaleArbitrary any() {
    Arbitrary<Integer> surplus =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.just(0)),
            Tuple.of(2, Arbitraries.integers().between(-600, -1)),
            Tuple.of(2, Arbitraries.integers().between(1, 400)));
    return new SaleArbitrary(surplus);
  }

  /** Sales whose payments hold exactly what they cost. */
  public static SaleArbitrary paidInFull() {
    return new SaleArbitrary(Arbitraries.just(0));
  }

  /** Sales whose payments hold less than they cost. */
  public static SaleArbitrary underpaid() {
    return paidInFull().withSurplus(Arbitraries.integers().between(-600, -1));
  }

  /** Sales whose payments hold more than they cost: tips, rounding of cash, later price cuts. */
  public static SaleArbitrary overpaid() {
    return paidInFull().withSurplus(Arbitraries.integers().between(1, 400));
  }
}
