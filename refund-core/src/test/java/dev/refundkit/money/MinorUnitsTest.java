package dev.refundkit.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.javamoney.moneta.FastMoney;
import org.javamoney.moneta.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/invariants.md, Money 1: exact minor units, nothing rounded. */
class MinorUnitsTest {

  @Provide
  static Arbitrary<IsoCurrency> currencies() {
    return Arbitraries.of("JPY", "USD", "EUR", "KWD", "CLF").map(IsoCurrency::of);
  }

  @Property
  void money_comes_back_as_the_same_minor_units(
      @ForAll long minor, @ForAll("currencies") IsoCurrency currency) {
    assertThat(MinorUnits.of(MinorUnits.toMoney(minor, currency), currency)).isEqualTo(minor);
  }

  @Property
  void trailing_zeros_do_not_matter(
      @ForAll long minor, @ForAll("currencies") IsoCurrency currency) {
    BigDecimal amount = BigDecimal.valueOf(minor, currency.digits());
    Money padded = Money.of(amount.setScale(currency.digits() + 4), currency.code());
    assertThat(MinorUnits.of(padded, currency)).isEqualTo(minor);
  }

  @Property
  void an_amount_finer_than_the_minor_unit_is_refused(
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long minor,
      @ForAll @LongRange(min = 1, max = 9) long finer,
      @ForAll("currencies") IsoCurrency currency) {
    BigDecimal amount = BigDecimal.valueOf(minor * 10 + finer, currency.digits() + 1);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> MinorUnits.of(Money.of(amount, currency.code()), currency))
        .withMessageContaining(amount.toPlainString());
  }

  @ParameterizedTest(name = "{1} {0} are {2} minor units, printed {3}")
  @CsvSource({
    "USD, 12.34, 1234, USD 12.34",
    "USD, 0.05, 5, USD 0.05",
    "USD, -3, -300, USD -3.00",
    "JPY, 500, 500, JPY 500",
    "JPY, 1E+3, 1000, JPY 1000",
    "KWD, 1.234, 1234, KWD 1.234"
  })
  void worked_examples(String code, BigDecimal amount, long minor, String printed) {
    IsoCurrency currency = IsoCurrency.of(code);
    assertThat(MinorUnits.of(Money.of(amount, code), currency)).isEqualTo(minor);
    assertThat(MinorUnits.of(FastMoney.of(amount, code), currency)).isEqualTo(minor);
    assertThat(MinorUnits.toMoney(minor, currency)).isEqualTo(Money.of(amount, code));
    assertThat(MinorUnits.print(minor, currency)).isEqualTo(printed);
  }

  @Test
  void another_currency_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MinorUnits.of(Money.of(1, "EUR"), IsoCurrency.of("USD")))
        .withMessageContaining("EUR")
        .withMessageContaining("USD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"92233720368547758.08", "-92233720368547758.09", "1E+20"})
  void an_amount_beyond_a_long_is_refused(BigDecimal amount) {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> MinorUnits.of(Money.of(amount, "USD"), IsoCurrency.of("USD")));
  }

  @Test
  void the_message_for_an_absurd_amount_stays_short() {
    Money absurd = Money.of(new BigDecimal("1E+5000"), "USD");
    Throwable refused = catchThrowable(() -> MinorUnits.of(absurd, IsoCurrency.of("USD")));
    assertThat(refused).isInstanceOf(ArithmeticException.class);
    assertThat(refused.getMessage()).hasSizeLessThan(500);
  }
}
