package dev.refundkit.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.testkit.ports.ScriptedSales;
import dev.refundkit.testkit.run.PolicySource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be said to a capture, what it leaves out, and what it says of itself. */
class ScenarioCaptureTest {

  private static final String HAT =
      "- create_refund: {order_id: o1, type: partial, reason: damaged,"
          + " items: [{line_item_id: hat, quantity: 1}]}\n";
  private static final String SHIPPING =
      "- create_refund: {order_id: o1, type: shipping, reason: damaged}\n";

  private static Stored after(String policy, String steps) {
    return Stored.after(policy, "[{id: card, type: card, captured: 2900}]", "[succeeded]", steps);
  }

  @Test
  void what_happened_later_to_the_order_is_not_told() {
    Stored stored = after("approve_all", HAT + "- run_effects: {}\n" + SHIPPING);
    assertThat(stored.captured("refund_000001").text())
        .contains("# Replays")
        .doesNotContain("refund_2", "get_order");
    assertThat(stored.captured("refund_000002").text()).contains("refund_2", "get_order");
  }

  @Test
  void another_policy_than_the_one_that_decided_is_said_and_shows_which_rule_changed() {
    Stored stored = after("review_all", HAT);
    CapturedScenario captured =
        stored
            .capture()
            .capture("refund_000001", Stored.OPTIONS.withPolicy("approve_all"))
            .orElseThrow();
    assertThat(captured.replays()).isFalse();
    assertThat(captured.text())
        .startsWith("# Captured")
        .contains("# DOES NOT REPLAY", "decided by policy review_all 1", "policy: approve_all");
    assertThat(captured.differences()).anyMatch(line -> line.contains("expected pending"));
  }

  @Test
  void dates_can_be_shifted_and_keep_their_distances() {
    Stored stored = after("approve_all", HAT);
    CapturedScenario captured =
        stored
            .capture()
            .capture("refund_000001", Stored.OPTIONS.withShift(Duration.ofDays(-60)))
            .orElseThrow();
    assertThat(captured.replays()).isTrue();
    assertThat(captured.text())
        .contains("now: 2024-01-01T12:00:00Z", "placed_at: 2023-12-22T09:00:00Z")
        .doesNotContain("2024-02", "2024-03");
  }

  @Test
  void a_refund_or_a_sale_that_is_not_there_is_refused() {
    Stored stored = after("approve_all", HAT);
    assertThat(code(stored.capture().capture("nobody", Stored.OPTIONS)))
        .isEqualTo(RefusalCode.REFUND_NOT_FOUND);
    ScenarioCapture lost =
        new ScenarioCapture(stored.store(), new ScriptedSales(List.of()), PolicySource.none());
    assertThat(code(lost.capture("refund_000001", Stored.OPTIONS)))
        .isEqualTo(RefusalCode.ORDER_NOT_FOUND);
  }

  private static RefusalCode code(Answer<CapturedScenario> answer) {
    return ((Answer.Refused<CapturedScenario>) answer).refusal().code();
  }
}
