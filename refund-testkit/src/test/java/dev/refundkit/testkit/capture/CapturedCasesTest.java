package dev.refundkit.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Reason;
import dev.refundkit.testkit.ports.ScriptedPolicy;
import dev.refundkit.testkit.run.PolicySource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases of every kind are told again as they were. */
class CapturedCasesTest {

  private static final String CARD = "[{id: card, type: card, captured: 2900}]";
  private static final String TWO =
      "[{id: card, type: card, captured: 2000}, {id: gift, type: gift_card, captured: 900}]";
  private static final String CUP =
      "{order_id: o1, type: item_return, reason: changed_mind, "
          + "items: [{line_item_id: cup, quantity: 2, restock: true}]}";
  private static final String HAT =
      "{order_id: o1, type: partial, reason: damaged, items: [{line_item_id: hat, quantity: 1}]}";
  private static final String FULL = "{order_id: o1, type: full, reason: changed_mind}";

  @Test
  void goods_that_come_back_in_two_parcels_are_told_with_their_conditions() {
    String text =
        Stored.after(
                "approve_all",
                CARD,
                "[succeeded]",
                """
                - create_refund: %s
                  as: r
                - run_effects: {}
                - advance: P2D
                - receive_return: r
                  items: [{line_item_id: cup, quantity: 1, condition: sellable}]
                - run_effects: {}
                - receive_return: r
                  items: [{line_item_id: cup, quantity: 1, condition: unknown}]
                - inspect: r
                  items: [{line_item_id: cup, quantity: 1, condition: damaged}]
                """
                    .formatted(CUP))
            .replayed();
    assertThat(text)
        .contains("condition: sellable", "condition: unknown", "condition: damaged")
        .contains("advance: PT48H", "restock_status: restocked");
  }

  @Test
  void a_payout_that_was_declined_and_then_retried_is_told_call_by_call() {
    String text =
        Stored.after(
                "approve_all",
                CARD,
                "['declined:expired_card', not_attempted, succeeded]",
                """
                - create_refund: %s
                  as: r
                - run_effects: {}
                - retry: r
                - run_effects: {}
                - run_effects: {}
                - get: r
                  expect: {status: completed}
                """
                    .formatted(HAT))
            .replayed();
    assertThat(text)
        .containsSubsequence("- declined:expired_card", "- not_attempted", "- succeeded")
        .contains("- retry: refund_1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout_done", "timeout_lost"})
  void a_time_out_is_told_as_one(String answer) {
    String text =
        Stored.after(
                "approve_all",
                CARD,
                "[" + answer + ", succeeded]",
                """
                - create_refund: %s
                - run_effects: {}
                - advance: PT1H
                - run_effects: {}
                """
                    .formatted(HAT))
            .replayed();
    assertThat(text).contains("- " + answer).contains("status: completed");
  }

  @Test
  void a_payout_that_is_pending_and_paid_later_is_told_with_the_processors_notice() {
    String text =
        Stored.after(
                "approve_all",
                TWO,
                "[pending]",
                """
                - create_refund: %s
                  as: r
                - run_effects: {}
                - advance: P1D
                - processor_reports: r
                  outcome: succeeded
                  payment_id: gift
                - run_effects: {}
                - processor_reports: r
                  outcome: failed
                  payment_id: card
                - run_effects: {}
                - redirect: r
                  payment_method: {type: store_credit}
                """
                    .formatted(FULL))
            .replayed();
    assertThat(text)
        .contains("outcome: succeeded", "outcome: failed", "status: processing")
        .contains("- redirect: refund_1");
  }

  @Test
  void a_dispute_and_a_refund_made_elsewhere_stand_where_they_were_reported() {
    String text =
        Stored.after(
                "approve_all",
                CARD,
                "[succeeded]",
                """
                - create_refund: %s
                - run_effects: {}
                - dispute: {payment_id: card, amount: 2000, state: open, id: dp_9}
                - refund_payment: {payment_id: card, amount: 600, reason: goodwill}
                  expect_error: {code: payment_disputed}
                - dispute: {payment_id: card, amount: 2000, state: won, id: dp_9}
                - refunded_elsewhere: {payment_id: card, amount: 100, reference: bank_7}
                - refund_payment: {payment_id: card, amount: 300, reason: goodwill}
                """
                    .formatted(HAT))
            .replayed();
    assertThat(text)
        .containsSubsequence("state: open", "state: won", "refunded_elsewhere:", "refund_payment:")
        .doesNotContain("dp_9", "bank_7");
  }

  @Test
  void payment_refunds_are_told_declined_ones_too() {
    String text =
        Stored.after(
                "approve_all",
                TWO,
                "['declined:closed_account', succeeded]",
                """
                - refund_payment: {payment_id: gift, amount: 900, reason: goodwill}
                  expect_error: {code: processor_declined}
                - refund_payment: {payment_id: card, reason: goodwill}
                  expect: {amount: 2000, status: succeeded}
                """)
            .replayed();
    assertThat(text).contains("code: processor_declined");
  }

  @Test
  void refunds_of_one_order_are_told_in_the_order_in_which_they_were_stored() {
    String text =
        Stored.after(
                "review_all",
                TWO,
                "[succeeded]",
                """
                - create_refund: %s
                  as: first
                  actor: ann
                - create_refund: {order_id: o1, type: tax_only, reason: damaged}
                  as: second
                - reject: first
                - create_refund: {order_id: o1, type: partial, reason: damaged,
                    items: [{line_item_id: hat, quantity: 1}], amounts: {total: 450},
                    processing: {process_immediately: false}}
                  as: third
                - approve: second
                - approve: third
                - process: third
                - run_effects: {}
                - create_refund: {order_id: o1, type: shipping, reason: damaged}
                  as: fourth
                - cancel: fourth
                """
                    .formatted(HAT))
            .replayed();
    assertThat(text)
        .containsSubsequence("- reject: refund_1", "total: 450", "- approve: refund_2")
        .contains("- cancel: refund_4")
        .doesNotContain("ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KWD", "JPY"})
  void currencies_of_other_decimals_are_told_in_minor_units(String currency) {
    String steps = "steps:\n- create_refund: %s\n- run_effects: {}\n".formatted(FULL);
    String text =
        Stored.after(
                Stored.order(currency, "approve_all", TWO, "[succeeded]") + steps,
                PolicySource.none())
            .replayed();
    assertThat(text).contains("currency: " + currency).contains("total: 2900");
  }

  @Test
  void a_fee_and_a_wait_for_goods_that_the_policy_wants_are_told() {
    ScriptedPolicy policy = new ScriptedPolicy();
    policy.says(
        new Decision(
            Outcome.APPROVE,
            true,
            true,
            new Fee(0, 1_000, false),
            null,
            Duration.ofDays(14),
            List.of(),
            List.of(Reason.of("restocking_fee", "fee", "Ten percent.")),
            ScriptedPolicy.VERSION));
    Stored stored =
        Stored.after(
            Stored.order("USD", "default", CARD, "[succeeded]")
                + """
                steps:
                - create_refund: %s
                  as: r
                - advance: P1D
                - receive_return: r
                  items: [{line_item_id: cup, quantity: 1, condition: sellable}]
                - advance: P14D
                - run_effects: {}
                """
                    .formatted(CUP),
            PolicySource.of(policy));
    assertThat(stored.replayed())
        .contains("rule: restocking_fee", "adjustment: -100", "status: return_closed");
  }

  @Test
  void made_up_names_of_taxes_share_what_cannot_be_split_as_the_real_ones_do() {
    Stored stored =
        Stored.after(
            """
            scenario: A case
            given:
              now: 2024-03-01T12:00:00Z
              policy: approve_all
              orders:
                - id: o1
                  currency: USD
                  placed_at: 2024-02-20T09:00:00Z
                  lines:
                    - id: cup
                      product_id: pc
                      product_name: Cup
                      quantity: 3
                      subtotal: 9
                      taxes: [{name: state, amount: 1}, {name: city, amount: 1}]
                  shipping: {subtotal: 16, taxes: [{name: state, amount: 2}]}
                  payments: [{id: card, type: card, captured: 29}]
              processor: [succeeded]
            steps:
            - create_refund: {order_id: o1, type: partial, reason: damaged,
                items: [{line_item_id: cup, quantity: 1}]}
            - refund_payment: {payment_id: card, amount: 10, reason: damaged}
            - create_refund: {order_id: o1, type: partial, reason: damaged,
                items: [{line_item_id: cup, quantity: 1}]}
            """,
            PolicySource.none());
    String text = stored.replayed();
    assertThat(text).contains("name: tax_1", "name: tax_2").contains("capped_by");
  }
}
