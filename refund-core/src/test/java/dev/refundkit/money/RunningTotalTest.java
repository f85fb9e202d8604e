package dev.refundkit.money;

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

/** M1, docs/invariants.md, Money 2: what the first k of n units are worth. */
class RunningTotalTest {

  /** The rule under test, or a faulty one in its place. */
  interface Rule {
    long of(long total, long k, long n);
  }

  record Whole(long total, long n, long k) {}

  @Provide
  static Arbitrary<Whole> wholes() {
    Arbitrary<Long> totals =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 20_000), Arbitraries.longs().between(0, Long.MAX_VALUE));
    Arbitrary<Long> units =
        Arbitraries.oneOf(
            Arbitraries.longs().between(1, 12), Arbitraries.longs().between(1, Long.MAX_VALUE));
    return Combinators.combine(totals, units)
        .flatAs((total, n) -> Arbitraries.longs().between(1, n).map(k -> new Whole(total, n, k)));
  }

  @Property
  void the_running_total_is_exact_at_its_ends_and_rounds_half_up_between(
      @ForAll("wholes") Whole whole) {
    check(Split::runningTotal, whole);
  }

  private static void check(Rule rule, Whole whole) {
    long upTo = rule.of(whole.total(), whole.k(), whole.n());
    assertThat(upTo).isBetween(0L, whole.total());
    assertThat(upTo).isGreaterThanOrEqualTo(rule.of(whole.total(), whole.k() - 1, whole.n()));
    assertThat(rule.of(whole.total(), 0, whole.n())).isZero();
    assertThat(rule.of(whole.total(), whole.n(), whole.n())).isEqualTo(whole.total());
    BigDecimal exact =
        BigDecimal.valueOf(whole.total())
            .multiply(BigDecimal.valueOf(whole.k()))
            .divide(BigDecimal.valueOf(whole.n()), 0, RoundingMode.HALF_UP);
    assertThat(upTo).isEqualTo(exact.longValueExact());
  }

  @Example
  void a_rule_that_rounds_down_is_found() {
    PlantedFault.isFoundBy(smallWholes(), whole -> check((total, k, n) -> total * k / n, whole));
  }

  @Example
  void a_rule_that_rounds_half_to_even_is_found() {
    Rule halfEven =
        (total, k, n) ->
            BigDecimal.valueOf(total * k)
                .divide(BigDecimal.valueOf(n), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    PlantedFault.isFoundBy(smallWholes(), whole -> check(halfEven, whole));
  }

  @Example
  void a_rule_that_rounds_each_unit_by_itself_is_found() {
    PlantedFault.isFoundBy(
        smallWholes(), whole -> check((total, k, n) -> Math.round((double) total / n) * k, whole));
  }

  @Example
  void a_rule_that_overflows_is_found() {
    PlantedFault.isFoundBy(
        wholes(), whole -> check((total, k, n) -> (2 * total * k + n) / (2 * n), whole));
  }

  private static Arbitrary<Whole> smallWholes() {
    return wholes().filter(whole -> whole.total() <= 20_000 && whole.n() <= 12);
  }

  @ParameterizedTest(name = "the first {1} of {2} units of {0} are worth {3}")
  @CsvSource({
    "100, 1, 3, 33",
    "100, 2, 3, 67",
    "100, 3, 3, 100",
    "1238, 2, 3, 825",
    "5, 1, 2, 3",
    "1, 1, 2, 1",
    "0, 2, 3, 0",
    "3601, 1, 4, 900",
    "9223372036854775807, 1, 2, 4611686018427387904",
    "9223372036854775807, 9223372036854775806, 9223372036854775807, 9223372036854775806"
  })
  void worked_examples(long total, long k, long n, long worth) {
    assertThat(Split.runningTotal(total, k, n)).isEqualTo(worth);
  }

  @ParameterizedTest(name = "running total of {0} for {1} of {2} is nonsense")
  @CsvSource({"-1, 1, 2", "1, -1, 2", "1, 3, 2", "1, 0, 0", "1, 0, -1"})
  void nonsense_is_refused(long total, long k, long n) {
    assertThatIllegalArgumentException().isThrownBy(() -> Split.runningTotal(total, k, n));
  }

  @Test
  void units_returned_one_by_one_add_up_to_the_whole() {
    long sum = 0;
    for (int k = 1; k <= 7; k++) {
      sum += Split.runningTotal(1000, k, 7) - Split.runningTotal(1000, k - 1, 7);
    }
    assertThat(sum).isEqualTo(1000);
  }
}
