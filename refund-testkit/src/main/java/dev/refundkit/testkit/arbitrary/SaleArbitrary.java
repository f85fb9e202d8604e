package dev.refundkit.testkit.arbitrary;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.sale.Sale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/**
 * Random sales, with what makes refunds hard: one unit and many, odd cents, several taxes or none,
 * prices with tax and without, a discount as large as the price, lines worth nothing, several
 * payments, amounts at the edge of {@code long}. They shrink to one unit of one line, paid by one
 * card.
 *
 * <p>Each method returns a copy; {@link Sales} has the usual ones.
 */
public final class SaleArbitrary extends ArbitraryDecorator<Sale> {

  private static final int MANY_LINES = 60;

  private final Arbitrary<IsoCurrency> currencies;
  private final Arbitrary<Integer> surplusPermille;
  private final Arbitrary<Long> scale;
  private final int maxLines;
  private final boolean edges;

  /** Sales in any currency, with the edges that {@link EdgeSales} lists among them. */
  SaleArbitrary(Arbitrary<Integer> surplusPermille) {
    this(Currencies.any(), surplusPermille, scales(), MANY_LINES, true);
  }

  private SaleArbitrary(
      Arbitrary<IsoCurrency> currencies,
      Arbitrary<Integer> surplusPermille,
      Arbitrary<Long> scale,
      int maxLines,
      boolean edges) {
    this.currencies = currencies;
    this.surplusPermille = surplusPermille;
    this.scale = scale;
    this.maxLines = maxLines;
    this.edges = edges;
  }

  private static Arbitrary<Long> scales() {
    return Arbitraries.frequency(
        Tuple.of(30, SaleDraft.AS_IT_IS),
        Tuple.of(1, 1_000_003L),
        Tuple.of(1, SaleDraft.TO_THE_EDGE));
  }

  /** Sales in these currencies. */
  public SaleArbitrary in(Arbitrary<IsoCurrency> others) {
    return new SaleArbitrary(others, surplusPermille, scale, maxLines, false);
  }

  /**
   * Sales whose payments hold more than the sale costs, or less.
   *
   * @param permille thousandths of what the sale costs; 0 is paid exactly
   */
  public SaleArbitrary withSurplus(Arbitrary<Integer> permille) {
    return new SaleArbitrary(currencies, permille, scale, maxLines, false);
  }

  /** Sales whose captures lie near the largest amount that a {@code long} holds. */
  public SaleArbitrary enormous() {
    return new SaleArbitrary(
        currencies, surplusPermille, Arbitraries.just(SaleDraft.TO_THE_EDGE), maxLines, false);
  }

  /** Sales of everyday amounts, up to some ten thousand minor units a unit. */
  public SaleArbitrary everyday() {
    return new SaleArbitrary(
        currencies, surplusPermille, Arbitraries.just(SaleDraft.AS_IT_IS), maxLines, false);
  }

  /** Sales of at most so many lines. */
  public SaleArbitrary ofMaxLines(int lines) {
    return new SaleArbitrary(currencies, surplusPermille, scale, lines, false);
  }

  @Override
  protected Arbitrary<Sale> arbitrary() {
    return edges
        ? Arbitraries.frequencyOf(Tuple.of(20, drafted()), Tuple.of(1, EdgeSales.any()))
            .edgeCases(config -> EdgeSales.all().forEach(config::add))
        : drafted();
  }

  private Arbitrary<Sale> drafted() {
    return Combinators.combine(
            currencies,
            SaleDrafts.lines(maxLines),
            SaleDrafts.shipping(),
            SaleDrafts.payments(),
            Arbitraries.of(false, true),
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(2, Arbitraries.integers().between(0, 1000))),
            surplusPermille,
            scale)
        .as(SaleDraft::new)
        .map(SaleDraft::sale)
        .withoutEdgeCases();
  }
}
