package dev.refundkit.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/invariants.md, Money 1 and 2: products that do not fit a long are exact all the same. */
class LargeAmountsTest {

  /** Each total is so large that total times k leaves a long. */
  @ParameterizedTest(name = "the first {1} of {2} units of {0} are worth {3}")
  @CsvSource({
    // exactly half a unit over: rounded up; a little less: rounded down; a little more: up
    "9000000000000000001, 3, 6, 4500000000000000001",
    "9000000000000000000, 5, 7, 6428571428571428571",
    "9000000000000000001, 5, 7, 6428571428571428572",
    "9000000000000000000, 7, 7, 9000000000000000000",
    "4611686018427387904, 2, 4, 2305843009213693952",
    "4611686018427387905, 2, 4, 2305843009213693953",
    "9223372036854775807, 2, 3, 6148914691236517205"
  })
  void a_running_total_of_large_amounts_rounds_half_up(long total, long k, long n, long worth) {
    assertThat(Split.runningTotal(total, k, n)).isEqualTo(worth);
  }

  @Test
  void large_shares_are_exact_and_the_odd_ones_go_to_the_largest_remainders() {
    assertThat(Split.largestRemainder(9_000_000_000_000_000_001L, 2, 1))
        .containsExactly(6_000_000_000_000_000_001L, 3_000_000_000_000_000_000L);
    assertThat(Split.largestRemainder(9_000_000_000_000_000_002L, 1, 1, 2))
        .containsExactly(
            2_250_000_000_000_000_001L, 2_250_000_000_000_000_000L, 4_500_000_000_000_000_001L);
  }

  @Test
  void products_just_beyond_a_long_are_exact() {
    long two62 = 1L << 62;
    assertThat(Split.largestRemainder(two62, 2, 2)).containsExactly(two62 / 2, two62 / 2);
    assertThat(Split.largestRemainder(3, two62, two62 - 1)).containsExactly(2, 1);
  }
}
