package dev.refundkit.testkit.arbitrary;

import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.sale.Sale;
import dev.refundkit.testkit.story.Move;
import dev.refundkit.testkit.story.Story;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/**
 * Random stories. They shrink to the fewest moves that still matter, on the plainest sale. Each
 * method returns a copy; {@link Stories} has the usual ones.
 */
public final class StoryArbitrary extends ArbitraryDecorator<Story> {

  private final Arbitrary<Sale> sales;
  private final Arbitrary<Move> first;
  private final Arbitrary<Move> moves;
  private final int maxMoves;

  StoryArbitrary(
      Arbitrary<Sale> sales, Arbitrary<Move> first, Arbitrary<Move> moves, int maxMoves) {
    this.sales = sales;
    this.first = first;
    this.moves = moves;
    this.maxMoves = maxMoves;
  }

  /** Stories of these sales. */
  public StoryArbitrary of(Arbitrary<Sale> others) {
    return new StoryArbitrary(others, first, moves, maxMoves);
  }

  /**
   * Stories that begin as these do and go on with other moves, by weights of your own: see {@link
   * Moves}.
   */
  public StoryArbitrary goingOnWith(Arbitrary<Move> others) {
    return new StoryArbitrary(sales, first, others, maxMoves);
  }

  /** Stories of at most so many moves. */
  public StoryArbitrary ofMaxMoves(int most) {
    return new StoryArbitrary(sales, first, moves, most);
  }

  /** Nothing can happen to refunds before somebody has asked for one. */
  @Override
  protected Arbitrary<Story> arbitrary() {
    Arbitrary<List<Move>> later =
        moves
            .list()
            .ofMaxSize(Math.max(0, maxMoves - 1))
            .withSizeDistribution(RandomDistribution.uniform());
    return Combinators.combine(sales, Arbitraries.of(TenderStrategy.class), first, later)
        .as(StoryArbitrary::story)
        .withoutEdgeCases();
  }

  private static Story story(Sale sale, TenderStrategy tenders, Move first, List<Move> later) {
    List<Move> all = new ArrayList<>();
    all.add(first);
    all.addAll(later);
    return new Story(sale, tenders, all);
  }
}
