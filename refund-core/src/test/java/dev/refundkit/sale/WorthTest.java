package dev.refundkit.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.refundkit.money.Split;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** M3, M9: value and taxes, always apart. */
class WorthTest {

  @Provide
  static Arbitrary<Worth> worths() {
    Arbitrary<Long> figure = Arbitraries.longs().between(0, 100_000);
    return Combinators.combine(figure, figure, figure).as(Worth::of);
  }

  @Property
  void what_is_added_can_be_taken_away(
      @ForAll("worths") Worth left, @ForAll("worths") Worth right) {
    assertThat(left.plus(right).minus(right)).isEqualTo(left).hasSameHashCodeAs(left);
    assertThat(left.plus(right).total()).isEqualTo(left.total() + right.total());
    assertThat(left.plus(right)).isEqualTo(right.plus(left));
  }

  @Property
  void a_cap_holds_in_every_component(@ForAll("worths") Worth worth, @ForAll("worths") Worth cap) {
    Worth capped = worth.atMost(cap);
    assertThat(capped.value()).isEqualTo(Math.min(worth.value(), cap.value()));
    for (int i = 0; i < capped.taxCount(); i++) {
      assertThat(capped.tax(i)).isEqualTo(Math.min(worth.tax(i), cap.tax(i)));
    }
  }

  @Property
  void a_total_is_spread_exactly_and_within_each_component(
      @ForAll("worths") Worth worth, @ForAll @IntRange(max = 1000) int permille) {
    long total = Split.runningTotal(worth.total(), permille, 1000);
    Worth share = worth.spread(total);
    assertThat(share.total()).isEqualTo(total);
    assertThat(share.atMost(worth)).isEqualTo(share);
    assertThat(worth.spread(worth.total())).isEqualTo(worth);
  }

  @Test
  void a_total_of_5_00_on_12_00_and_3_00_tax_is_4_00_and_1_00() {
    assertThat(Worth.of(1200, 300).spread(500)).isEqualTo(Worth.of(400, 100));
  }

  @Test
  void a_cap_below_zero_counts_as_nothing() {
    assertThat(Worth.of(5, 5).atMost(Worth.of(-1, 3))).isEqualTo(Worth.of(0, 3));
  }

  @Test
  void nobody_can_change_a_worth_through_its_taxes() {
    long[] taxes = {1, 2};
    Worth worth = Worth.of(10, taxes);
    taxes[0] = 99;
    worth.taxes()[1] = 99;
    assertThat(worth).isEqualTo(Worth.of(10, 1, 2)).hasToString("10+[1, 2]");
  }

  @Test
  void nothing_is_zero_whatever_taxes_there_are() {
    assertThat(Worth.zero(2).isZero()).isTrue();
    assertThat(Worth.zero(2)).isNotEqualTo(Worth.zero(1));
    assertThat(Worth.of(0, 0, 1).isZero()).isFalse();
    assertThat(Worth.of(3, 1).withValue(0)).isEqualTo(Worth.of(0, 1));
  }

  @Test
  void arithmetic_never_wraps_around() {
    Worth most = Worth.of(Long.MAX_VALUE, 0);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> most.plus(Worth.of(1, 0)));
  }
}
