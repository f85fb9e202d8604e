package dev.refundkit.testkit.story;

import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.sale.Sale;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sale, how its payments are drawn on, and what happens one after the other.
 *
 * @param moves each relative to how things stand when its turn comes, so that a story stays
 *     meaningful when a test framework leaves moves out
 */
public record Story(Sale sale, TenderStrategy tenders, List<Move> moves) {

  public Story {
    moves = List.copyOf(moves);
  }

  /** A line for each fact, for the report of a failed test. */
  @Override
  public String toString() {
    return Words.of(sale)
        + "\n  tenders "
        + tenders
        + moves.stream().map(move -> "\n  " + move).collect(Collectors.joining());
  }
}
