package dev.refundkit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.refundkit.Asks;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.refusal.RefusedException;
import java.math.BigDecimal;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.javamoney.moneta.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/invariants.md, Money 1 at the edge: amounts that callers write. */
class RequestedAmountsTest {

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({"12.34, USD, 1234", "500, JPY, 500", "1.234, KWD, 1234", "12.3400, USD, 1234"})
  void an_amount_of_money_becomes_minor_units_and_its_currency(
      String amount, String currency, long minor) {
    Money money = Money.of(new BigDecimal(amount), currency);
    RequestedAmounts total = RequestedAmounts.total(money);
    assertThat(total.total()).isEqualTo(minor);
    assertThat(total.currency()).isEqualTo(currency);
    PaymentRefundRequest payment = PaymentRefundRequest.of("p1", money, Asks.REASON);
    assertThat(payment.amount()).isEqualTo(minor);
    assertThat(payment.currency()).isEqualTo(currency);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"0.001, USD", "0.5, JPY", "1.2345, KWD", "1E+18, USD", "1, XAU"})
  void an_amount_that_does_not_fit_is_refused_and_never_rounded(String amount, String currency) {
    Money money = Money.of(new BigDecimal(amount), currency);
    assertInvalid("amounts.total", () -> RequestedAmounts.total(money));
    assertInvalid("amount", () -> PaymentRefundRequest.of("p1", money, Asks.REASON));
  }

  private static void assertInvalid(String field, ThrowingCallable call) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              assertThat(e.refusal().code()).isEqualTo(RefusalCode.INVALID_REQUEST);
              assertThat(e.refusal().param()).isEqualTo(field);
            });
  }

  @Test
  void an_adjustment_or_a_currency_alone_names_no_part_m17() {
    assertThat(RequestedAmounts.NONE.namesParts()).isFalse();
    assertThat(Asks.adjustment(-5).namesParts()).isFalse();
    assertThat(Asks.adjustment(-5).adjustmentOrZero()).isEqualTo(-5);
    assertThat(new RequestedAmounts(null, null, null, null, null, "USD").namesParts()).isFalse();
    assertThat(RequestedAmounts.total(0).namesParts()).isTrue();
    assertThat(Asks.amounts(null, 0L, null, null, null).namesParts()).isTrue();
  }

  @Test
  void a_payment_refund_checks_its_metadata() {
    PaymentRefundRequest plain = PaymentRefundRequest.all("p1", Asks.REASON);
    assertThat(plain.violations()).isEmpty();
    assertThat(plain.amount()).isNull();
    PaymentRefundRequest wrong =
        new PaymentRefundRequest("p1", 5L, null, Asks.REASON, null, Map.of("when", new Object()));
    assertThat(wrong.violations()).hasSize(1);
  }
}
