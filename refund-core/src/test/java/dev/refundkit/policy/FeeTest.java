package dev.refundkit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.PlantedFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M15: what the shop keeps. */
class FeeTest {

  interface Rule {
    long on(Fee fee, long subtotal, long tax);
  }

  record Goods(Fee fee, long subtotal, long tax) {}

  @Provide
  static Arbitrary<Goods> goods() {
    Arbitrary<Fee> fees =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 3_000).map(fixed -> new Fee(fixed, 0, false)),
            Arbitraries.integers().between(0, 10_000).map(points -> new Fee(0, points, false)),
            Arbitraries.longs().between(0, 3_000).map(fixed -> new Fee(fixed, 0, true)),
            Arbitraries.integers().between(0, 10_000).map(points -> new Fee(0, points, true)));
    Arbitrary<Long> amounts =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 2_000),
            Arbitraries.longs().between(0, Long.MAX_VALUE / 4));
    return Combinators.combine(fees, amounts, amounts).as(Goods::new);
  }

  @Property
  void a_fee_is_rounded_half_up_and_never_above_the_goods(@ForAll("goods") Goods goods) {
    check(Fee::on, goods);
  }

  private static void check(Rule rule, Goods goods) {
    Fee fee = goods.fee();
    BigDecimal subtotal = BigDecimal.valueOf(goods.subtotal());
    BigDecimal kept =
        fee.basisPoints() == 0
            ? BigDecimal.valueOf(fee.fixed())
            : subtotal
                .multiply(BigDecimal.valueOf(fee.basisPoints(), 4))
                .setScale(0, RoundingMode.HALF_UP);
    kept = kept.min(subtotal);
    BigDecimal tax = BigDecimal.ZERO;
    if (fee.withTax() && goods.subtotal() > 0) {
      tax =
          BigDecimal.valueOf(goods.tax()).multiply(kept).divide(subtotal, 0, RoundingMode.HALF_UP);
    }
    assertThat(rule.on(fee, goods.subtotal(), goods.tax()))
        .isEqualTo(kept.add(tax).longValueExact())
        .isBetween(0L, goods.subtotal() + goods.tax());
  }

  @Example
  void a_fee_that_forgets_the_cap_is_found() {
    Rule uncapped = (fee, subtotal, tax) -> fee.fixed() > 0 ? fee.fixed() : fee.on(subtotal, tax);
    PlantedFault.isFoundBy(goods(), g -> check(uncapped, g));
  }

  @Example
  void a_fee_that_rounds_down_is_found() {
    Rule floor =
        (fee, subtotal, tax) ->
            fee.basisPoints() > 0 && !fee.withTax() && subtotal < 10_000
                ? subtotal * fee.basisPoints() / 10_000
                : fee.on(subtotal, tax);
    PlantedFault.isFoundBy(goods(), g -> check(floor, g));
  }

  @ParameterizedTest(name = "{0} fixed or {1} basis points, tax {2}, on {3} + {4} keep {5}")
  @CsvSource({
    "   0, 1500, true,  10000, 1500, 1725",
    "   0, 1500, false, 10000, 1500, 1500",
    " 500,    0, false,   300,   60,  300",
    " 500,    0, true,    300,   60,  360",
    " 150,    0, true,    300,   61,  181",
    "   0, 1000, false,     5,    0,    1",
    "   0,    0, true,  10000, 1500,    0",
    "   0,10000, true,  10000, 1500, 11500",
    " 500,    0, true,      0,  100,    0"
  })
  void worked_examples(long fixed, int points, boolean withTax, long subtotal, long tax, long fee) {
    assertThat(new Fee(fixed, points, withTax).on(subtotal, tax)).isEqualTo(fee);
  }

  @Test
  void a_fee_is_either_fixed_or_a_part() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Fee(-1, 0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fee(0, -1, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fee(0, 10_001, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fee(1, 1, false));
  }
}
