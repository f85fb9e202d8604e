package dev.refundkit.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of outside facts, which may be as large as anybody states them. */
class SaturatingSumTest {

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  @ParameterizedTest(name = "{0} and {1} are {2}")
  @CsvSource({
    "1, 2, 3",
    "-3, 5, 2",
    "5, -3, 2",
    "0, 9223372036854775807, 9223372036854775807",
    "9223372036854775807, 0, 9223372036854775807",
    "9223372036854775806, 1, 9223372036854775807",
    "9223372036854775807, 1, 9223372036854775807",
    "9223372036854775807, 9223372036854775807, 9223372036854775807",
    "9223372036854775807, -1, 9223372036854775806",
    "-1, 9223372036854775807, 9223372036854775806",
    "-9223372036854775808, 1, -9223372036854775807",
    "1, -9223372036854775808, -9223372036854775807"
  })
  void a_sum_stops_at_the_largest_number_there_is(long a, long b, long sum) {
    assertThat(Split.add(a, b)).isEqualTo(sum);
  }

  @Property(tries = 300)
  void up_to_there_it_is_exact_in_either_order(@ForAll long a, @ForAll @LongRange(min = 0) long b) {
    long expected = BigInteger.valueOf(a).add(BigInteger.valueOf(b)).min(MOST).longValueExact();
    assertThat(Split.add(a, b)).isEqualTo(expected);
    assertThat(Split.add(b, a)).isEqualTo(expected);
  }
}
