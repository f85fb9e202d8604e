package dev.refundkit.testkit.arbitrary;

import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundType;
import dev.refundkit.testkit.story.OrderAsk;
import dev.refundkit.testkit.story.OrderAsk.Figures;
import dev.refundkit.testkit.story.OrderAsk.Item;
import dev.refundkit.testkit.story.Portion;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random things to ask of an order. */
public final class OrderAsks {

  private static final Processing REVIEWED = new Processing(false, null, null);
  private static final Processing LATER = new Processing(null, null, false);

  private OrderAsks() {}

  /**
   * Everything that may be asked, and now and then what may not: more than there is, amounts that
   * do not add up, no lines at all.
   *
   * @param reasons reason codes that the policy knows
   */
  public static Arbitrary<OrderAsk> any(Arbitrary<String> reasons) {
    Arbitrary<RefundType> types =
        Arbitraries.frequency(
            Tuple.of(4, RefundType.PARTIAL),
            Tuple.of(4, RefundType.ITEM_RETURN),
            Tuple.of(1, RefundType.FULL),
            Tuple.of(1, RefundType.SHIPPING),
            Tuple.of(2, RefundType.TAX_ONLY));
    return Combinators.combine(
            types,
            reasons,
            items(Portions.any()),
            figures(),
            Arbitraries.integers().between(0, 3).injectNull(0.85),
            Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)),
            Arbitraries.frequency(
                Tuple.of(8, Processing.DEFAULT), Tuple.of(1, REVIEWED), Tuple.of(1, LATER)))
        .as(OrderAsks::ask);
  }

  /**
   * What neither names an amount nor keeps anything: units, tax and shipping. If all of it is
   * granted, nothing is lost between the cents.
   *
   * @param reasons reason codes that the policy knows
   */
  public static Arbitrary<OrderAsk> plain(Arbitrary<String> reasons) {
    Arbitrary<RefundType> types =
        Arbitraries.frequency(
            Tuple.of(8, RefundType.ITEM_RETURN),
            Tuple.of(2, RefundType.PARTIAL),
            Tuple.of(1, RefundType.SHIPPING),
            Tuple.of(1, RefundType.TAX_ONLY));
    return Combinators.combine(types, reasons, items(Portions.sound()))
        .as(
            (type, reason, items) ->
                ask(type, reason, items, Figures.NONE, null, false, Processing.DEFAULT));
  }

  /** What the type may not name is left out, so that most requests are sound. */
  private static OrderAsk ask(
      RefundType type,
      String reason,
      List<Item> items,
      Figures figures,
      @Nullable Integer payment,
      boolean toStoreCredit,
      Processing processing) {
    Figures fitting =
        switch (type) {
          case TAX_ONLY ->
              new Figures(null, figures.tax(), null, figures.adjustment(), figures.total());
          case SHIPPING ->
              new Figures(
                  null, figures.tax(), figures.shipping(), figures.adjustment(), figures.total());
          default -> figures;
        };
    List<Item> named = type == RefundType.SHIPPING || type == RefundType.FULL ? List.of() : items;
    return new OrderAsk(type, reason, named, fitting, payment, toStoreCredit, processing);
  }

  private static Arbitrary<List<Item>> items(Arbitrary<Portion> units) {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5), units, Arbitraries.of(false, true))
        .as(Item::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static Arbitrary<Figures> figures() {
    Arbitrary<Figures> totals =
        Portions.any().map(total -> new Figures(null, null, null, null, total));
    Arbitrary<Figures> adjusted =
        Portions.signed().map(fee -> new Figures(null, null, null, fee, null));
    Arbitrary<Figures> several =
        Combinators.combine(
                Portions.any().injectNull(0.4),
                Portions.any().injectNull(0.4),
                Portions.any().injectNull(0.6),
                Portions.signed().injectNull(0.8),
                Portions.any().injectNull(0.7))
            .as(Figures::new);
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.just(Figures.NONE)),
        Tuple.of(2, totals),
        Tuple.of(1, adjusted),
        Tuple.of(3, several));
  }
}
