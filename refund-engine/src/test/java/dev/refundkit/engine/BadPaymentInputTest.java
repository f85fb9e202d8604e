package dev.refundkit.engine;

import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.CUSTOMER;
import static dev.refundkit.engine.Shop.REASON;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.partial;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.refusal.RefusedException;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RequestedAmounts;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.javamoney.moneta.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input about payments is refused by name, and nothing is changed by it. */
class BadPaymentInputTest {

  private static final RefusalCode INVALID = RefusalCode.INVALID_REQUEST;
  private static final RefusalCode TOO_MUCH = RefusalCode.AMOUNT_EXCEEDS_REFUNDABLE;

  private final Shop shop = new Shop();

  static Stream<Arguments> paymentRequests() {
    return Stream.of(
        bad("no payment", pay(null, 1L), INVALID, "payment_id"),
        bad("blank payment", pay("", 1L), INVALID, "payment_id"),
        bad("unknown payment", pay("none", 1L), RefusalCode.PAYMENT_NOT_FOUND, "payment_id"),
        bad("zero", pay("card", 0L), INVALID, "amount"),
        bad("negative", pay("card", -1L), INVALID, "amount"),
        bad("too large", pay("card", 13_751L), TOO_MUCH, "amount"),
        bad("the largest", pay("card", Long.MAX_VALUE), TOO_MUCH, "amount"),
        bad("no reason", PaymentRefundRequest.of("card", 1, null), INVALID, "reason"),
        bad(
            "another currency",
            new PaymentRefundRequest("card", 1L, "EUR", REASON, null, null),
            RefusalCode.CURRENCY_MISMATCH,
            "currency"),
        bad(
            "no currency at all",
            new PaymentRefundRequest("card", 1L, "", REASON, null, null),
            INVALID,
            "currency"),
        bad(
            "endless notes",
            new PaymentRefundRequest("card", 1L, null, REASON, "x".repeat(4_001), null),
            INVALID,
            "notes"),
        bad(
            "metadata without a key",
            new PaymentRefundRequest("card", 1L, null, REASON, null, noKey()),
            INVALID,
            "metadata"),
        bad("not captured", pay("authorized_card", 1L), RefusalCode.PAYMENT_NOT_REFUNDABLE, null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paymentRequests")
  void a_bad_payment_refund_is_refused_by_name_and_changes_nothing(
      String title, PaymentRefundRequest request, RefusalCode code, @Nullable String param) {
    for (String key : Arrays.asList(null, "key")) {
      Refusal refusal = shop.refused(() -> shop.engine.refundPayment(request, AGENT, key));
      assertThat(refusal.code()).isEqualTo(code);
      assertThat(refusal.param()).isEqualTo(param);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.001", "0.005", "92233720368547758.08"})
  void an_amount_too_fine_or_too_large_for_its_currency_is_refused_and_never_rounded(
      String amount) {
    Money money = Money.of(new BigDecimal(amount), "USD");
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> RequestedAmounts.total(money))
        .satisfies(e -> assertThat(e.refusal().param()).isEqualTo("amounts.total"));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> PaymentRefundRequest.of("card", money, REASON))
        .satisfies(e -> assertThat(e.refusal().param()).isEqualTo("amount"));
  }

  @Test
  void the_second_refund_of_the_same_goods_or_money_is_refused() {
    shop.create(full(PLAIN));
    assertThat(shop.refused(() -> shop.engine.create(full(PLAIN), CUSTOMER)).code())
        .isEqualTo(RefusalCode.NOTHING_REFUNDABLE);
    assertThat(
            shop.refused(() -> shop.engine.create(partial(PLAIN, units("mug", 1)), CUSTOMER))
                .code())
        .isEqualTo(RefusalCode.QUANTITY_EXCEEDS_REFUNDABLE);
    assertThat(shop.refused(() -> shop.engine.refundPayment(pay("card", 1L), AGENT)).code())
        .isEqualTo(TOO_MUCH);
    PaymentRefundRequest all = PaymentRefundRequest.all("card", REASON);
    assertThat(shop.refused(() -> shop.engine.refundPayment(all, AGENT)).code())
        .isEqualTo(RefusalCode.NOTHING_REFUNDABLE);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void an_outside_fact_without_an_amount_is_refused(long amount) {
    assertThat(shop.refused(() -> shop.engine.recordExternal("card", amount, "r", AGENT)).param())
        .isEqualTo("amount");
    assertThat(
            shop.refused(() -> shop.engine.dispute("card", "d", amount, Dispute.Stage.OPEN, AGENT))
                .param())
        .isEqualTo("amount");
  }

  private static Arguments bad(
      String title, Object request, @Nullable RefusalCode code, @Nullable String param) {
    return arguments(title, request, code, param);
  }

  private static PaymentRefundRequest pay(@Nullable String payment, @Nullable Long amount) {
    return new PaymentRefundRequest(payment, amount, null, REASON, null, null);
  }

  private static Map<String, Object> noKey() {
    Map<String, Object> metadata = new HashMap<>();
    metadata.put(null, "x");
    return metadata;
  }
}
