package dev.refundkit.testkit.arbitrary;

import dev.refundkit.testkit.story.Move;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random stories. */
public final class Stories {

  private static final int MOVES = 12;

  private Stories() {}

  /**
   * Stories in which everything may be asked and may happen, of any sale, with reasons that the
   * shipped policy knows.
   */
  public static StoryArbitrary any() {
    return withReasons(reasons());
  }

  /**
   * The same with reasons that your policy knows.
   *
   * @param reasons reason codes
   */
  public static StoryArbitrary withReasons(Arbitrary<String> reasons) {
    return new StoryArbitrary(Sales.any(), Moves.asks(reasons), Moves.any(reasons), MOVES);
  }

  /**
   * Stories of sales that were paid exactly, in which nothing is kept, withheld or given on top:
   * units, tax and shipping go back, and no amount is named.
   */
  public static StoryArbitrary plain() {
    Arbitrary<Move> asks = Moves.plainAsks(reasons());
    return new StoryArbitrary(Sales.paidInFull(), asks, asks, MOVES);
  }

  /** A few reason codes that the shipped policy knows. */
  public static Arbitrary<String> reasons() {
    return Arbitraries.of("requested_by_customer", "product_damaged", "changed_mind");
  }
}
