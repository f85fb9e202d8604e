package dev.refundkit.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.PlantedFault;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** M2: units by position, compared with a plain set of numbers. */
class UnitsTest {

  private static final int QUANTITY = 12;

  record TwoSets(Set<Integer> left, Set<Integer> right) {}

  @Provide
  static Arbitrary<Set<Integer>> sets() {
    return Arbitraries.integers().between(0, QUANTITY - 1).set().ofMaxSize(QUANTITY);
  }

  @Provide
  static Arbitrary<TwoSets> pairs() {
    return Combinators.combine(sets(), sets()).as(TwoSets::new);
  }

  @Property
  void units_know_which_they_are_and_how_many(@ForAll("sets") Set<Integer> set) {
    Units units = units(set);
    assertThat(members(units)).isEqualTo(new TreeSet<>(set));
    assertThat(units.count()).isEqualTo(set.size());
  }

  @Property
  void disjoint_units_join(@ForAll("pairs") TwoSets pair) {
    checkPlus(Units::plus, pair);
  }

  private static void checkPlus(BinaryOperator<Units> plus, TwoSets pair) {
    Set<Integer> others = difference(pair.right(), pair.left());
    Units joined = plus.apply(units(pair.left()), units(others));
    Set<Integer> expected = new TreeSet<>(pair.left());
    expected.addAll(others);
    assertThat(members(joined)).isEqualTo(expected);
    assertThat(joined).isEqualTo(units(expected));
  }

  @Property
  void units_that_are_taken_twice_are_a_programming_error(@ForAll("pairs") TwoSets pair) {
    boolean overlap = pair.left().stream().anyMatch(pair.right()::contains);
    if (overlap) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> units(pair.left()).plus(units(pair.right())));
    }
  }

  @Property
  void units_leave_what_is_taken_from_them(@ForAll("pairs") TwoSets pair) {
    checkMinus(Units::minus, pair);
  }

  private static void checkMinus(BinaryOperator<Units> minus, TwoSets pair) {
    Units left = minus.apply(units(pair.left()), units(pair.right()));
    assertThat(left).isEqualTo(units(difference(pair.left(), pair.right())));
  }

  @Property
  void the_first_free_units_are_the_lowest_that_are_not_taken(
      @ForAll("sets") Set<Integer> taken, @ForAll @IntRange(max = QUANTITY) int count) {
    List<Integer> free =
        IntStream.range(0, QUANTITY).boxed().filter(i -> !taken.contains(i)).toList();
    if (count > free.size()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> units(taken).firstFree(count, QUANTITY));
    } else {
      assertThat(units(taken).firstFree(count, QUANTITY))
          .isEqualTo(units(Set.copyOf(free.subList(0, count))));
    }
  }

  @Example
  void a_union_that_forgets_a_set_is_found() {
    PlantedFault.isFoundBy(pairs(), pair -> checkPlus((a, b) -> a, pair));
  }

  @Example
  void a_difference_that_takes_only_the_first_range_away_is_found() {
    PlantedFault.isFoundBy(
        pairs(),
        pair ->
            checkMinus(
                (a, b) -> a.minus(b.ranges().isEmpty() ? b : new Units(b.ranges().subList(0, 1))),
                pair));
  }

  @Test
  void ranges_must_be_in_order_and_apart() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Units.Range(2, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Units.Range(-1, 2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Units(List.of(new Units.Range(0, 2), new Units.Range(2, 3))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Units(List.of(new Units.Range(3, 4), new Units.Range(0, 1))));
  }

  @Test
  void a_unit_that_came_free_again_is_the_next_to_go() {
    Units taken = Units.of(0, 3).minus(Units.of(1, 2));
    assertThat(taken.firstFree(2, 4))
        .isEqualTo(new Units(List.of(new Units.Range(1, 2), new Units.Range(3, 4))));
  }

  private static Units units(Set<Integer> members) {
    Units units = Units.NONE;
    for (int member : new TreeSet<>(members)) {
      units = units.plus(Units.of(member, member + 1));
    }
    return units;
  }

  private static Set<Integer> members(Units units) {
    return units.ranges().stream()
        .flatMap(range -> IntStream.range(range.from(), range.to()).boxed())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> difference(Set<Integer> from, Set<Integer> gone) {
    Set<Integer> left = new TreeSet<>(from);
    left.removeAll(gone);
    return left;
  }
}
