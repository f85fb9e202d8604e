package dev.refundkit.refund;

import static dev.refundkit.refund.RefundLife.DECLINED;
import static dev.refundkit.refund.RefundLife.NOT_ATTEMPTED;
import static dev.refundkit.refund.RefundLife.PAID;
import static dev.refundkit.refund.RefundLife.PENDING;
import static dev.refundkit.refund.RefundLife.UNCLEAR;
import static dev.refundkit.refund.RefundLife.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.PaymentRefund.Status;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** L6: how the refund of a payment stands. */
class PaymentRefundTest {

  static Stream<Arguments> stands() {
    return Stream.of(
        stands("waits for its first call", Status.PENDING, life -> life),
        stands("is being sent", Status.UNKNOWN, life -> life.send(1)),
        stands("timed out", Status.UNKNOWN, life -> life.sent(1, UNKNOWN)),
        stands("needs a person", Status.UNKNOWN, life -> life.sent(1, UNCLEAR)),
        stands("was not tried", Status.PENDING, life -> life.sent(1, NOT_ATTEMPTED)),
        stands("is pending at the processor", Status.PENDING, life -> life.sent(1, PENDING)),
        stands("is paid", Status.SUCCEEDED, life -> life.sent(1, PAID)),
        stands("is declined", Status.FAILED, life -> life.sent(1, DECLINED)),
        stands("is withdrawn", Status.FAILED, RefundLife::cancel),
        stands(
            "was declined and is tried again",
            Status.PENDING,
            life -> life.sent(1, DECLINED).retry()));
  }

  private static Arguments stands(String what, Status status, UnaryOperator<RefundLife> moves) {
    return Arguments.of(what, status, moves);
  }

  @ParameterizedTest(name = "a refund that {0} is {1}")
  @MethodSource("stands")
  void the_refund_of_a_payment_stands_like_this(
      String what, Status status, UnaryOperator<RefundLife> moves) {
    RefundShop shop = RefundShop.oneCard();
    assertThat(status(shop, moves.apply(shop.opens(Asks.payment("card", 500))))).isEqualTo(status);
  }

  @Test
  void a_refund_that_waits_for_a_person_is_pending_and_then_rejected_or_not() {
    RefundShop shop = RefundShop.oneCard().says(Outcome.REVIEW);
    RefundLife life = shop.opens(Asks.payment("card", 500));
    assertThat(status(shop, life)).isEqualTo(Status.PENDING);
    assertThat(status(shop, life.reject())).isEqualTo(Status.REJECTED);
  }

  private static Status status(RefundShop shop, RefundLife life) {
    return new PaymentRefund(life.refund(), shop.ledger().payment("card").orElseThrow()).status();
  }

  @Test
  void the_words_on_the_wire_are_these() {
    assertThat(Arrays.stream(Status.values()).map(Status::wire))
        .containsExactly("pending", "succeeded", "unknown", "failed", "rejected");
    assertThat(Arrays.stream(PaymentStatus.values()).map(PaymentStatus::wire))
        .containsExactly(
            "needs_attention",
            "unknown",
            "processing",
            "pending",
            "completed",
            "partially_completed",
            "failed");
    assertThat(Arrays.stream(PayoutState.values()).map(PayoutState::wire))
        .containsExactly(
            "reserved",
            "cleared",
            "sending",
            "unknown",
            "pending",
            "needs_attention",
            "succeeded",
            "released");
    assertThat(Arrays.stream(Effect.Kind.values()).map(Effect.Kind::wire))
        .containsExactly("pay", "recheck", "restock", "notify", "label", "close_return");
  }
}
