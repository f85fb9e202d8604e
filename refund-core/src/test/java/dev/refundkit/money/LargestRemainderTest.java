package dev.refundkit.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.PlantedFault;
import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** docs/invariants.md, Money 2: a whole spread over weights, ties to the earlier one. */
class LargestRemainderTest {

  /** The rule under test, or a faulty one in its place. */
  interface Rule {
    long[] spread(long amount, long[] weights);
  }

  record Spreading(long amount, long[] weights) {
    @Override
    public String toString() {
      return amount + " over " + Arrays.toString(weights);
    }
  }

  @Provide
  static Arbitrary<Spreading> spreadings() {
    return Arbitraries.oneOf(ofSize(Arbitraries.longs().between(0, 40)), ofSize(huge()));
  }

  private static Arbitrary<Long> huge() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 40), Arbitraries.longs().between(0, Long.MAX_VALUE / 8));
  }

  private static Arbitrary<Spreading> ofSize(Arbitrary<Long> weights) {
    Arbitrary<Long> amounts =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 100), Arbitraries.longs().between(0, Long.MAX_VALUE));
    return Combinators.combine(amounts, weights.array(long[].class).ofMinSize(1).ofMaxSize(8))
        .as(Spreading::new)
        .filter(s -> s.amount() == 0 || Arrays.stream(s.weights()).sum() > 0);
  }

  @Property
  void shares_add_up_and_go_to_the_largest_remainders(@ForAll("spreadings") Spreading spreading) {
    check(Split::largestRemainder, spreading);
  }

  private static void check(Rule rule, Spreading spreading) {
    long[] weights = spreading.weights();
    long[] shares = rule.spread(spreading.amount(), weights.clone());
    assertThat(shares).hasSameSizeAs(weights);
    assertThat(sum(shares)).isEqualTo(BigInteger.valueOf(spreading.amount()));
    BigInteger whole = sum(weights);
    boolean fits = BigInteger.valueOf(spreading.amount()).compareTo(whole) <= 0;
    for (int i = 0; i < shares.length; i++) {
      long floor = exact(spreading, i, whole)[0].longValueExact();
      assertThat(shares[i] - floor).as("above the exact share, rounded down").isBetween(0L, 1L);
      assertThat(!fits || shares[i] <= weights[i]).as("share within its weight").isTrue();
      assertThat(weights[i] > 0 || shares[i] == 0).as("no weight, no share").isTrue();
      for (int j = 0; j < shares.length; j++) {
        boolean mineIsMore = comesBefore(spreading, whole, i, j);
        boolean onlyHeGot =
            shares[i] == floor && shares[j] > exact(spreading, j, whole)[0].longValue();
        assertThat(mineIsMore && onlyHeGot).as("share %d got the minor unit of %d", j, i).isFalse();
      }
    }
  }

  private static boolean comesBefore(Spreading spreading, BigInteger whole, int i, int j) {
    int order = exact(spreading, i, whole)[1].compareTo(exact(spreading, j, whole)[1]);
    return order > 0 || (order == 0 && i < j);
  }

  private static BigInteger[] exact(Spreading spreading, int i, BigInteger whole) {
    return BigInteger.valueOf(spreading.amount())
        .multiply(BigInteger.valueOf(spreading.weights()[i]))
        .divideAndRemainder(whole.max(BigInteger.ONE));
  }

  private static BigInteger sum(long[] figures) {
    return Arrays.stream(figures)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Example
  void a_spread_that_drops_the_remainder_is_found() {
    PlantedFault.isFoundBy(
        spreadings(),
        s -> {
          BigInteger whole = sum(s.weights());
          check((a, w) -> floors(s, whole), s);
        });
  }

  @Example
  void a_spread_that_gives_the_remainder_to_the_last_is_found() {
    PlantedFault.isFoundBy(
        spreadings(),
        s -> {
          long[] shares = floors(s, sum(s.weights()));
          shares[shares.length - 1] += s.amount() - sum(shares).longValueExact();
          check((a, w) -> shares, s);
        });
  }

  @Example
  void a_spread_that_gives_ties_to_the_later_one_is_found() {
    Rule backwards = (amount, w) -> reversed(Split.largestRemainder(amount, reversed(w)));
    PlantedFault.isFoundBy(spreadings(), s -> check(backwards, s));
  }

  @Example
  void a_spread_in_floating_point_is_found() {
    Rule floating =
        (amount, w) -> {
          double whole = Arrays.stream(w).sum();
          long[] shares = Arrays.stream(w).map(x -> (long) (amount * (x / whole))).toArray();
          long open = amount - Arrays.stream(shares).sum();
          for (int i = 0; i < shares.length && open > 0; i++, open--) {
            shares[i]++;
          }
          return shares;
        };
    PlantedFault.isFoundBy(spreadings(), s -> check(floating, s));
  }

  private static long[] floors(Spreading s, BigInteger whole) {
    long[] shares = new long[s.weights().length];
    Arrays.setAll(shares, i -> exact(s, i, whole)[0].longValueExact());
    return shares;
  }

  private static long[] reversed(long[] figures) {
    long[] turned = new long[figures.length];
    Arrays.setAll(turned, i -> figures[figures.length - 1 - i]);
    return turned;
  }

  @Test
  void a_hundred_over_three_equals_gives_the_odd_one_to_the_first() {
    assertThat(Split.largestRemainder(100, 1, 1, 1)).containsExactly(34, 33, 33);
  }

  @Test
  void the_largest_number_there_is_can_be_spread() {
    assertThat(Split.largestRemainder(Long.MAX_VALUE, Long.MAX_VALUE - 1, 1))
        .containsExactly(Long.MAX_VALUE - 1, 1);
  }

  @Test
  void nothing_over_nothing_is_nothing() {
    assertThat(Split.largestRemainder(0)).isEmpty();
    assertThat(Split.largestRemainder(0, 0, 0)).containsExactly(0, 0);
  }

  @Test
  void nonsense_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Split.largestRemainder(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Split.largestRemainder(1, 2, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> Split.largestRemainder(1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Split.largestRemainder(1));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Split.largestRemainder(1, Long.MAX_VALUE, 1));
  }
}
