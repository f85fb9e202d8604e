package dev.refundkit.testkit.arbitrary;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.sale.Sale;
import java.util.Set;
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
 * <p>Each method returns a copy, without the sales that were made by hand for the edges, which know
 * nothing of your choice. {@link Sales} has the usual ones.
 */
public final class SaleArbitrary extends ArbitraryDecorator<Sale> {

  private static final int MANY_LINES = 60;

  /** What is sold: how many lines at most, and of what kind. */
  private record Goods(int maxLines, Arbitrary<String> categories, Arbitrary<Set<String>> tags) {}

  private final Arbitrary<IsoCurrency> currencies;
  private final Arbitrary<Integer> surplusPermille;
  private final Arbitrary<Long> scale;
  private final Goods goods;
  private final boolean edges;

  /** Sales in any currency, with the edges that {@link EdgeSales} lists among them. */
  SaleArbitrary(Arbitrary<Integer> surplusPermille) {
    this(
        Currencies.any(),
        surplusPermille,
        Arbitraries.frequency(
            Tuple.of(30, SaleDraft.AS_IT_IS),
            Tuple.of(1, 1_000_003L),
            Tuple.of(1, SaleDraft.TO_THE_EDGE)),
        new Goods(
            MANY_LINES,
            Arbitraries.of("apparel", "electronics", "grocery", "other"),
            Arbitraries.just(Set.of())),
        true);
  }

  private SaleArbitrary(
      Arbitrary<IsoCurrency> currencies,
      Arbitrary<Integer> surplusPermille,
      Arbitrary<Long> scale,
      Goods goods,
      boolean edges) {
    this.currencies = currencies;
    this.surplusPermille = surplusPermille;
    this.scale = scale;
    this.goods = goods;
    this.edges = edges;
  }

  /** Sales in these currencies. */
  public SaleArbitrary in(Arbitrary<IsoCurrency> others) {
    return new SaleArbitrary(others, surplusPermille, scale, goods, false);
  }

  /**
   * Sales whose payments hold more than the sale costs, or less.
   *
   * @param permille thousandths of what the sale costs, -1000 to 700; 0 is paid exactly
   */
  public SaleArbitrary withSurplus(Arbitrary<Integer> permille) {
    return new SaleArbitrary(currencies, permille, scale, goods, false);
  }

  /** Sales so large that sums and products of their amounts easily leave a {@code long}. */
  public SaleArbitrary enormous() {
    return scaled(SaleDraft.TO_THE_EDGE);
  }

  /** Sales of everyday amounts, up to some ten thousand minor units a unit. */
  public SaleArbitrary everyday() {
    return scaled(SaleDraft.AS_IT_IS);
  }

  private SaleArbitrary scaled(long times) {
    return new SaleArbitrary(currencies, surplusPermille, Arbitraries.just(times), goods, false);
  }

  /** Sales of at most so many lines. */
  public SaleArbitrary ofMaxLines(int lines) {
    return of(new Goods(lines, goods.categories, goods.tags));
  }

  /** Sales of goods of these categories. */
  public SaleArbitrary withCategories(Arbitrary<String> categories) {
    return of(new Goods(goods.maxLines, categories, goods.tags));
  }

  /** Sales of goods with these tags, each line with a set of its own. */
  public SaleArbitrary withTags(Arbitrary<Set<String>> tags) {
    return of(new Goods(goods.maxLines, goods.categories, tags));
  }

  private SaleArbitrary of(Goods others) {
    return new SaleArbitrary(currencies, surplusPermille, scale, others, false);
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
            SaleDrafts.lines(goods.maxLines, goods.categories, goods.tags),
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
