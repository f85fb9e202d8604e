package dev.refundkit.engine;

import static dev.refundkit.engine.FakeProcessor.Answer.DECLINED;
import static dev.refundkit.engine.FakeProcessor.Answer.PENDING;
import static dev.refundkit.engine.FakeProcessor.Answer.SUCCEEDED;
import static dev.refundkit.engine.Orders.PLAIN;
import static dev.refundkit.engine.Orders.TWO_PAYMENTS;
import static dev.refundkit.engine.Shop.AGENT;
import static dev.refundkit.engine.Shop.full;
import static dev.refundkit.engine.Shop.itemReturn;
import static dev.refundkit.engine.Shop.sellable;
import static dev.refundkit.engine.Shop.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.refund.Arrival;
import dev.refundkit.refund.Command;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.ReturnState;
import dev.refundkit.refund.TimelineEntry;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.Processing;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedMethod;
import dev.refundkit.request.RequestedShipping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/invariants.md, States: every cell, on refunds that really got into the state. */
class StateTableTest {

  private static final String STAYS = "stays";
  private static final String NO = "";

  /** Rows: commands. Columns: pending, approved, processing, completed, failed. */
  private static final Map<Command, List<String>> TABLE =
      Map.of(
          Command.APPROVE, List.of("processing", NO, NO, NO, NO),
          Command.REJECT, List.of("rejected", NO, NO, NO, NO),
          Command.CANCEL, List.of("cancelled", "cancelled", "cancelled", NO, "cancelled"),
          Command.PROCESS, List.of(NO, "processing", NO, NO, NO),
          Command.RECEIVE_RETURN, List.of(NO, STAYS, STAYS, STAYS, STAYS),
          Command.INSPECT, List.of(NO, STAYS, STAYS, STAYS, STAYS),
          Command.CLOSE_RETURN, List.of(NO, STAYS, STAYS, STAYS, STAYS),
          Command.RETRY, List.of(NO, NO, NO, NO, "processing"),
          Command.REDIRECT, List.of(NO, NO, NO, NO, "processing"));

  private final Shop shop = new Shop();

  static Stream<Arguments> cells() {
    return Stream.of(RefundStatus.values())
        .flatMap(s -> Stream.of(Command.values()).map(c -> Arguments.of(s, c, expected(s, c))));
  }

  private static String expected(RefundStatus status, Command command) {
    return status.ordinal() > RefundStatus.FAILED.ordinal()
        ? NO
        : TABLE.get(command).get(status.ordinal());
  }

  @ParameterizedTest(name = "{0}: {1} -> \"{2}\"")
  @MethodSource("cells")
  void the_table_allows_the_command(RefundStatus status, Command command, String next) {
    assertThat(status.allows(command)).isEqualTo(!next.equals(NO));
  }

  @ParameterizedTest(name = "{0}: {1} -> \"{2}\"")
  @MethodSource("cells")
  void a_refund_in_that_state_obeys_the_table(RefundStatus status, Command command, String next) {
    Refund refund = in(status, command == Command.INSPECT);
    assertThat(refund.status()).isEqualTo(status);
    if (next.equals(NO)) {
      Refusal refusal = shop.refused(() -> ask(command, refund));
      assertThat(refusal.code()).isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
      assertThat(refusal.message()).contains(refund.id()).contains(status.wire());
    } else {
      Refund after = ask(command, refund).orElseThrow();
      assertThat(after.status().wire()).isEqualTo(next.equals(STAYS) ? status.wire() : next);
      assertThat(after).isEqualTo(shop.now(refund));
      assertThat(after.timeline()).startsWith(refund.timeline().toArray(t -> timeline(t)));
    }
  }

  private static TimelineEntry[] timeline(int size) {
    return new TimelineEntry[size];
  }

  @Test
  void approved_goes_on_to_processing_unless_payment_waits_for_goods() {
    shop.policy.paysAfterReturn(null);
    RefundRequest request = itemReturn(PLAIN, units("shoes", 2));
    Refund waiting = shop.create(request.withProcessing(new Processing(false, null, null)));
    assertThat(waiting.status()).isEqualTo(RefundStatus.PENDING);
    assertThat(ask(Command.APPROVE, waiting).orElseThrow().status())
        .isEqualTo(RefundStatus.APPROVED);
  }

  @Test
  void while_payment_waits_for_goods_it_cannot_be_processed() {
    Refund waiting = waiting();
    assertThat(shop.refused(() -> ask(Command.PROCESS, waiting)).code())
        .isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
    shop.receive(waiting, sellable("shoes", 1));
    assertThat(shop.refused(() -> ask(Command.PROCESS, waiting)).message())
        .contains("partially_received");
  }

  @Test
  void the_receipt_of_all_goods_lets_payment_go_on() {
    Refund waiting = waiting();
    assertThat(shop.receive(waiting, sellable("shoes", 1)).status())
        .isEqualTo(RefundStatus.APPROVED);
    Refund all = shop.receive(waiting, sellable("shoes", 1));
    assertThat(all.status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(all.returns().state()).isEqualTo(ReturnState.RECEIVED);
  }

  @Test
  void once_a_payout_was_sent_the_refund_cannot_be_cancelled() {
    shop.processor.answer(PENDING);
    Refund sent = shop.create(full(PLAIN));
    shop.run();
    assertThat(shop.now(sent).status()).isEqualTo(RefundStatus.PROCESSING);
    assertThat(shop.refused(() -> ask(Command.CANCEL, sent)).code())
        .isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
  }

  @Test
  void a_failed_refund_of_which_something_was_paid_cannot_be_cancelled_not_even_during_a_retry() {
    shop.processor.answer(SUCCEEDED, DECLINED);
    Refund failed = shop.create(full(TWO_PAYMENTS));
    shop.run();
    assertThat(shop.now(failed).status()).isEqualTo(RefundStatus.FAILED);
    shop.refused(() -> ask(Command.CANCEL, failed));
    ask(Command.RETRY, failed).orElseThrow();
    shop.refused(() -> ask(Command.CANCEL, failed));
  }

  @Test
  void a_retry_that_was_not_sent_yet_can_be_cancelled() {
    Refund failed = in(RefundStatus.FAILED, false);
    ask(Command.RETRY, failed).orElseThrow();
    assertThat(ask(Command.CANCEL, failed).orElseThrow().status())
        .isEqualTo(RefundStatus.CANCELLED);
    assertThat(shop.payment("card").reserved()).isZero();
    assertThat(shop.run().paid()).isZero();
  }

  @Test
  void a_closed_return_takes_in_no_goods_but_those_inside_may_still_be_inspected() {
    Refund refund = in(RefundStatus.COMPLETED, true);
    ask(Command.CLOSE_RETURN, refund).orElseThrow();
    assertThat(shop.refused(() -> ask(Command.RECEIVE_RETURN, refund)).code())
        .isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
    assertThat(shop.refused(() -> ask(Command.CLOSE_RETURN, refund)).code())
        .isEqualTo(RefusalCode.TRANSITION_NOT_ALLOWED);
    ask(Command.INSPECT, refund).orElseThrow();
  }

  @Test
  void where_no_goods_are_asked_for_there_is_no_return_to_close() {
    Refund refund = shop.create(full(PLAIN));
    assertThat(shop.refused(() -> ask(Command.CLOSE_RETURN, refund)).message())
        .contains("not_required");
  }

  private Refund waiting() {
    shop.policy.paysAfterReturn(Duration.ofDays(14));
    return shop.create(itemReturn(PLAIN, units("shoes", 2)));
  }

  /** A refund of two shoes that come back, in the given state. */
  private Refund in(RefundStatus status, boolean oneIsInspected) {
    if (status == RefundStatus.REJECTED) {
      shop.policy.says(Outcome.REJECT);
    }
    boolean asks = status == RefundStatus.PENDING;
    boolean starts = status != RefundStatus.APPROVED;
    RequestedShipping back = new RequestedShipping(true, null, null);
    if (status == RefundStatus.FAILED) {
      shop.processor.answer(DECLINED);
    }
    Refund refund =
        shop.create(
            itemReturn(PLAIN, units("shoes", 2))
                .withShipping(back)
                .withProcessing(new Processing(!asks, null, starts)));
    if (status == RefundStatus.COMPLETED || status == RefundStatus.FAILED) {
      shop.run();
    }
    if (oneIsInspected && status.allows(Command.RECEIVE_RETURN)) {
      shop.receive(refund, new Arrival("shoes", 1, Condition.UNKNOWN));
    }
    if (status == RefundStatus.CANCELLED) {
      shop.engine.cancel(refund.id(), AGENT, null).orElseThrow();
    }
    return shop.now(refund);
  }

  private Answer<Refund> ask(Command command, Refund refund) {
    String id = refund.id();
    RefundEngine engine = shop.engine;
    return switch (command) {
      case APPROVE -> engine.approve(id, AGENT, null);
      case REJECT -> engine.reject(id, AGENT, null);
      case CANCEL -> engine.cancel(id, AGENT, null);
      case PROCESS -> engine.process(id, AGENT, null);
      case RECEIVE_RETURN -> engine.receiveReturn(id, List.of(sellable("shoes", 1)), AGENT, null);
      case INSPECT -> engine.inspect(id, List.of(sellable("shoes", 1)), AGENT, null);
      case CLOSE_RETURN -> engine.closeReturn(id, AGENT, null);
      case RETRY -> engine.retry(id, AGENT, null);
      case REDIRECT -> engine.redirect(id, RequestedMethod.Type.STORE_CREDIT, AGENT, null);
    };
  }
}
