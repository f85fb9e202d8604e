package dev.refundkit.testkit.arbitrary;

import dev.refundkit.testkit.arbitrary.SaleDraft.Charge;
import dev.refundkit.testkit.arbitrary.SaleDraft.Line;
import dev.refundkit.testkit.arbitrary.SaleDraft.Tender;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** The random parts of a sale. */
final class SaleDrafts {

  private SaleDrafts() {}

  static Arbitrary<List<Line>> lines(
      int most, Arbitrary<String> categories, Arbitrary<Set<String>> tags) {
    int few = Math.min(4, most);
    Arbitrary<Line> line = line(categories, tags);
    return Arbitraries.frequencyOf(
        Tuple.of(24, line.list().ofMinSize(1).ofMaxSize(few)),
        Tuple.of(1, line.list().ofMinSize(few).ofMaxSize(most)));
  }

  private static Arbitrary<Line> line(Arbitrary<String> categories, Arbitrary<Set<String>> tags) {
    return Combinators.combine(
            quantity(),
            unitPrice(),
            Arbitraries.longs().between(0, 7),
            rarely(1000),
            taxes(),
            categories,
            tags,
            Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)))
        .as(Line::new);
  }

  private static Arbitrary<Integer> quantity() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(1)),
        Tuple.of(9, Arbitraries.integers().between(1, 7)),
        Tuple.of(1, Arbitraries.integers().between(8, 1000)));
  }

  /** Nothing, dust, and prices. */
  private static Arbitrary<Long> unitPrice() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(0L)),
        Tuple.of(3, Arbitraries.longs().between(1, 9)),
        Tuple.of(12, Arbitraries.longs().between(10, 29_999)));
  }

  static Arbitrary<Charge> shipping() {
    return Combinators.combine(Arbitraries.longs().between(0, 2_000), rarely(1000), taxes())
        .as(Charge::new);
  }

  /** Up to three taxes, in thousandths; together never more than a price that includes them. */
  private static Arbitrary<List<Integer>> taxes() {
    return Arbitraries.integers().between(0, 250).list().ofMaxSize(3);
  }

  private static Arbitrary<Integer> rarely(int most) {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.just(0)), Tuple.of(1, Arbitraries.integers().between(0, most)));
  }

  /** Weights of payments; a weight of 0 has captured nothing. */
  static Arbitrary<List<Tender>> payments() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            Arbitraries.of("card", "gift_card", "store_credit", "card"))
        .as(Tender::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}
