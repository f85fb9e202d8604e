package dev.refundkit.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalCodeTest {

  /** The error codes as the scenario format lists them, in its order. */
  private static final List<String> WIRE =
      List.of(
          "invalid_request",
          "order_not_found",
          "payment_not_found",
          "refund_not_found",
          "line_item_not_found",
          "payment_not_of_order",
          "amount_exceeds_refundable",
          "quantity_exceeds_refundable",
          "nothing_refundable",
          "amounts_inconsistent",
          "currency_mismatch",
          "payment_not_refundable",
          "payment_disputed",
          "idempotency_key_reused",
          "transition_not_allowed",
          "forbidden",
          "sale_changed",
          "return_quantity_exceeded",
          "conflict",
          "processor_declined");

  @Test
  void the_codes_are_those_of_the_scenario_format() {
    assertThat(Arrays.stream(RefusalCode.values()).map(RefusalCode::wire))
        .containsExactlyInAnyOrderElementsOf(WIRE);
  }

  @Test
  void only_a_conflict_may_be_tried_again_unchanged() {
    assertThat(RefusalCode.values())
        .filteredOn(RefusalCode::retryable)
        .containsExactly(RefusalCode.CONFLICT);
  }
}
