package dev.refundkit.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.money.IsoCurrency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** L3: {@code refunds:approve:USD:10000}. */
class AuthorityTest {

  @ParameterizedTest
  @EnumSource(Scope.class)
  void every_scope_is_read_as_it_is_written(Scope scope) {
    assertThat(Authority.parse(scope.wire())).isEqualTo(new Authority(scope, null));
  }

  @Test
  void a_limit_is_in_minor_units_of_its_currency() {
    assertThat(Authority.parse("refunds:approve:USD:10000"))
        .isEqualTo(
            new Authority(
                Scope.REFUNDS_APPROVE, new Authority.Limit(IsoCurrency.of("USD"), 10_000)));
    assertThat(Authority.parse("payments:write:JPY:0"))
        .isEqualTo(
            new Authority(Scope.PAYMENTS_WRITE, new Authority.Limit(IsoCurrency.of("JPY"), 0)));
  }

  @ParameterizedTest(name = "\"{0}\" is no authority")
  @ValueSource(
      strings = {
        "",
        "refunds",
        "refunds:",
        "refunds:everything",
        "refunds:approve:",
        "refunds:approve:USD",
        "refunds:approve:USD:",
        "refunds:approve:usd:100",
        "refunds:approve:USD:-1",
        "refunds:approve:USD:1.50",
        "refunds:approve:USD:9999999999999999999",
        "refunds:approve:XXX:100",
        "refunds:approve:ZZZ:100",
        "refunds:approve:USD:100:more",
        " refunds:approve",
        "REFUNDS:APPROVE"
      })
  void anything_else_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Authority.parse(text));
  }
}
