package dev.refundkit.refund;

import static dev.refundkit.refund.RefundLife.DECLINED;
import static dev.refundkit.refund.RefundLife.PAID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RequestedMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/invariants.md, States: every command in every state, by real moves. */
class LegalMovesTest {

  static Stream<Arguments> illegal() {
    return Arrays.stream(RefundStatus.values())
        .flatMap(
            status ->
                Arrays.stream(Command.values())
                    .filter(command -> !status.allows(command))
                    .map(command -> Arguments.of(status, command)));
  }

  @ParameterizedTest(name = "a refund that is {0} refuses {1}")
  @MethodSource("illegal")
  void a_command_that_is_not_in_the_table_is_refused_and_told_where_it_is_possible(
      RefundStatus status, Command command) {
    Refusal refusal = in(status).refuses(move(command));
    assertThat(refusal.code()).isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
    assertThat(refusal.message())
        .contains(command.name().toLowerCase(Locale.ROOT) + " is not allowed")
        .contains("it is " + status.wire() + "; it is possible in: ");
  }

  private static RefundLife in(RefundStatus status) {
    RefundShop shop = RefundShop.oneCard();
    RefundLife life =
        switch (status) {
          case PENDING -> shop.says(Outcome.REVIEW).opensFull();
          case APPROVED -> shop.paysAfterReturn().opensFull();
          case PROCESSING -> shop.opensFull();
          case COMPLETED -> shop.opensFull().sent(1, PAID);
          case FAILED -> shop.opensFull().sent(1, DECLINED);
          case REJECTED -> shop.says(Outcome.REJECT).opensFull();
          case CANCELLED -> shop.opensFull().cancel();
        };
    assertThat(life.status()).isEqualTo(status);
    return life;
  }

  private static Consumer<RefundLife> move(Command command) {
    return switch (command) {
      case APPROVE -> RefundLife::approve;
      case REJECT -> RefundLife::reject;
      case CANCEL -> RefundLife::cancel;
      case PROCESS -> RefundLife::process;
      case RECEIVE_RETURN -> life -> life.receive("shoes", 1);
      case INSPECT -> life -> life.inspect("shoes", 1, Condition.SELLABLE);
      case CLOSE_RETURN -> RefundLife::closeReturn;
      case RETRY -> RefundLife::retry;
      case REDIRECT -> life -> life.redirect(RequestedMethod.Type.STORE_CREDIT);
    };
  }
}
