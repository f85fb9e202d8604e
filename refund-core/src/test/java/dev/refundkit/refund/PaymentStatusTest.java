package dev.refundkit.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.request.RequestedMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** L11: how the payouts of a refund stand together. */
class PaymentStatusTest {

  @ParameterizedTest
  @CsvSource({
    "RESERVED, PENDING",
    "CLEARED, PENDING",
    "SENDING, PROCESSING",
    "PENDING, PROCESSING",
    "UNKNOWN, UNKNOWN",
    "NEEDS_ATTENTION, NEEDS_ATTENTION",
    "SUCCEEDED, COMPLETED",
    "RELEASED, FAILED",
    "SUCCEEDED RELEASED, PARTIALLY_COMPLETED",
    "SUCCEEDED CLEARED, PENDING",
    "RELEASED SENDING, PROCESSING",
    "UNKNOWN PENDING, UNKNOWN",
    "UNKNOWN NEEDS_ATTENTION, NEEDS_ATTENTION"
  })
  void the_payouts_stand_together_like_this(String states, PaymentStatus expected) {
    List<PayoutState> all = Arrays.stream(states.split(" ")).map(PayoutState::valueOf).toList();
    assertThat(PaymentStatus.of(payouts(all), false)).isEqualTo(expected);
  }

  @Property(tries = 300)
  void the_order_of_the_payouts_does_not_matter(
      @ForAll @NotEmpty @Size(max = 4) List<PayoutState> states) {
    List<PayoutState> reversed = new ArrayList<>(states);
    Collections.reverse(reversed);
    assertThat(PaymentStatus.of(payouts(states), false))
        .isEqualTo(PaymentStatus.of(payouts(reversed), false));
  }

  @Property(tries = 300)
  void an_end_is_shown_only_when_all_payouts_have_ended(
      @ForAll @NotEmpty @Size(max = 4) List<PayoutState> states) {
    PaymentStatus status = PaymentStatus.of(payouts(states), false);
    boolean end = status.ordinal() >= PaymentStatus.COMPLETED.ordinal();
    assertThat(end).isEqualTo(states.stream().allMatch(PayoutState::ended));
  }

  @Test
  void a_refund_of_nothing_is_completed_unless_it_was_withdrawn() {
    assertThat(PaymentStatus.of(List.of(), false)).isEqualTo(PaymentStatus.COMPLETED);
    assertThat(PaymentStatus.of(List.of(), true)).isEqualTo(PaymentStatus.FAILED);
  }

  private static List<Payout> payouts(List<PayoutState> states) {
    return states.stream().map(PaymentStatusTest::payout).toList();
  }

  private static Payout payout(PayoutState state) {
    return Payout.reserved("r-1", "p", RequestedMethod.Type.ORIGINAL_PAYMENT, 100, "r-1")
        .sending(Instant.EPOCH)
        .to(state);
  }
}
