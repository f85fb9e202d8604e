package dev.refundkit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.Budget.Per;
import dev.refundkit.policy.Budget.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SpendTest {

  private static final IsoCurrency USD = IsoCurrency.of("USD");
  private static final Instant AT = Instant.parse("2024-02-29T23:59:59.999999999Z");

  private static Budget budget(String name, Window window, Per per, long cap) {
    return new Budget(name, window, per, cap);
  }

  private static Spend spend(long cap, long amount) {
    Budget budget = budget("most", Window.HOUR, Per.SHOP, cap);
    return new Spend(budget, "", USD, Window.HOUR.start(AT), amount);
  }

  @Property
  void an_amount_fits_if_it_and_what_was_spent_are_within_the_cap(
      @ForAll @LongRange(min = 0) long cap,
      @ForAll @LongRange(min = 1) long amount,
      @ForAll @LongRange(min = 0) long spent) {
    BigInteger sum = BigInteger.valueOf(amount).add(BigInteger.valueOf(spent));
    assertThat(spend(cap, amount).fits(spent))
        .isEqualTo(sum.compareTo(BigInteger.valueOf(cap)) <= 0);
  }

  @Test
  void windows_begin_at_the_full_hour_and_at_midnight_utc() {
    assertThat(Window.HOUR.start(AT)).isEqualTo("2024-02-29T23:00:00Z");
    assertThat(Window.DAY.start(AT)).isEqualTo("2024-02-29T00:00:00Z");
    assertThat(Window.DAY.start(AT.plusNanos(1))).isEqualTo("2024-03-01T00:00:00Z");
    assertThat(Window.HOUR.start(Instant.parse("1969-12-31T23:30:00Z")))
        .isEqualTo("1969-12-31T23:00:00Z");
  }

  @Test
  void what_differs_in_anything_but_cap_and_amount_is_counted_apart() {
    Instant hour = Window.HOUR.start(AT);
    Budget most = budget("most", Window.HOUR, Per.CUSTOMER, 5);
    Spend first = new Spend(most, "ann", USD, hour, 1);
    List<Spend> others =
        List.of(
            new Spend(budget("other", Window.HOUR, Per.CUSTOMER, 5), "ann", USD, hour, 1),
            new Spend(budget("most", Window.DAY, Per.CUSTOMER, 5), "ann", USD, hour, 1),
            new Spend(budget("most", Window.HOUR, Per.PRODUCT, 5), "ann", USD, hour, 1),
            new Spend(most, "Ann", USD, hour, 1),
            new Spend(most, "ann", new IsoCurrency("USD", 3), hour, 1),
            new Spend(most, "ann", IsoCurrency.of("EUR"), hour, 1),
            new Spend(most, "ann", USD, hour.minusSeconds(3600), 1));
    Set<String> keys = new HashSet<>(others.stream().map(Spend::key).toList());
    assertThat(keys).hasSize(others.size()).doesNotContain(first.key());
    assertThat(new Spend(budget("most", Window.HOUR, Per.CUSTOMER, 9), "ann", USD, hour, 7).key())
        .isEqualTo(first.key())
        .isEqualTo("most/hour/2024-02-29T23:00:00Z/USD2/customer/ann");
  }

  @Test
  void only_an_approval_has_budgets() {
    Budget budget = budget("most", Window.HOUR, Per.SHOP, 5);
    PolicyVersion version = new PolicyVersion("p", "1", "h");
    Decision approved =
        new Decision(
            Outcome.APPROVE, false, false, null, null, null, List.of(budget), List.of(), version);
    assertThat(approved.budgets()).containsExactly(budget);
    assertThat(approved.and(Outcome.APPROVE, Reason.of("r", "approve", "s")).budgets())
        .containsExactly(budget);
    assertThat(approved.and(Outcome.REVIEW, Reason.of("r", "review", "s")).budgets()).isEmpty();
  }

  @Test
  void a_budget_without_name_or_below_nothing_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> budget(" ", Window.DAY, Per.SHOP, 1))
        .withMessage("a budget must have a name without a slash");
    assertThatIllegalArgumentException().isThrownBy(() -> budget("a/b", Window.DAY, Per.SHOP, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> budget("x".repeat(65), Window.DAY, Per.SHOP, 1))
        .withMessageContaining("a budget's name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> budget("most", Window.DAY, Per.SHOP, -1))
        .withMessage("the cap of budget most is negative: -1");
  }
}
