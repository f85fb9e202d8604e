package dev.refundkit.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/invariants.md, States: the table of commands, and the words on the wire. */
class RefundStatusTest {

  @ParameterizedTest
  @CsvSource({
    "APPROVE, pending",
    "REJECT, pending",
    "CANCEL, pending approved processing failed",
    "PROCESS, approved",
    "RECEIVE_RETURN, approved processing completed failed",
    "INSPECT, approved processing completed failed",
    "CLOSE_RETURN, approved processing completed failed",
    "RETRY, failed",
    "REDIRECT, failed"
  })
  void a_command_is_legal_in_these_states_and_in_no_other(Command command, String states) {
    Set<RefundStatus> legal = EnumSet.noneOf(RefundStatus.class);
    for (String state : states.split(" ")) {
      legal.add(RefundStatus.valueOf(state.toUpperCase(Locale.ROOT)));
    }
    assertThat(RefundStatus.values())
        .filteredOn(status -> status.allows(command))
        .containsExactlyInAnyOrderElementsOf(legal);
  }

  @ParameterizedTest
  @EnumSource(names = {"REJECTED", "CANCELLED"})
  void nothing_is_legal_in_the_last_states(RefundStatus last) {
    assertThat(Command.values()).noneMatch(last::allows);
  }

  @Test
  void the_states_have_these_words() {
    assertThat(Arrays.stream(RefundStatus.values()).map(RefundStatus::wire))
        .containsExactly(
            "pending", "approved", "processing", "completed", "failed", "rejected", "cancelled");
    assertThat(Arrays.stream(ReturnState.values()).map(ReturnState::wire))
        .containsExactly("not_required", "awaiting", "partially_received", "received", "closed");
    assertThat(Arrays.stream(RestockStatus.values()).map(RestockStatus::wire))
        .containsExactly("not_restocking", "pending", "inspecting", "restocked", "failed");
  }

  @ParameterizedTest
  @EnumSource
  void a_payout_holds_money_until_it_has_ended(PayoutState state) {
    boolean ended = state == PayoutState.SUCCEEDED || state == PayoutState.RELEASED;
    assertThat(state.ended()).isEqualTo(ended);
    assertThat(state.holds()).isEqualTo(!ended);
  }
}
