package dev.refundkit.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoCurrencyTest {

  @ParameterizedTest(name = "{0} has {1} decimals")
  @CsvSource({"JPY, 0", "KRW, 0", "USD, 2", "EUR, 2", "KWD, 3", "BHD, 3", "CLF, 4"})
  void decimals_are_those_of_iso_4217(String code, int digits) {
    assertThat(IsoCurrency.of(code)).isEqualTo(new IsoCurrency(code, digits));
  }

  @ParameterizedTest(name = "{0} is no currency to refund in")
  @ValueSource(strings = {"XAU", "XXX", "ABC", "", "US", "DOLLAR"})
  void what_has_no_minor_unit_is_refused(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IsoCurrency.of(code))
        .withMessageContaining(code);
  }

  @Test
  void a_stored_currency_must_make_sense() {
    assertThatIllegalArgumentException().isThrownBy(() -> new IsoCurrency("usd", 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new IsoCurrency("USD", -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new IsoCurrency("USD", 5));
  }

  @Test
  void it_is_printed_as_its_code() {
    assertThat(IsoCurrency.of("eur")).hasToString("EUR");
  }
}
