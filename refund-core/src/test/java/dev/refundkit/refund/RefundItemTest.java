package dev.refundkit.refund;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.sale.Units;
import org.junit.jupiter.api.Test;

/** Where the units of a line are on their way back to the shelf. */
class RefundItemTest {

  @Test
  void without_the_requests_permission_nothing_is_restocking() {
    RefundItem item = item(2, false);
    assertThat(item.restockStatus(false)).isEqualTo(RestockStatus.NOT_RESTOCKING);
    assertThat(item.arrive(Units.of(0, 2)).restockStatus(false))
        .isEqualTo(RestockStatus.NOT_RESTOCKING);
  }

  @Test
  void while_units_may_still_come_back_restocking_is_pending_until_nobody_waits() {
    RefundItem item = item(2, true).arrive(Units.of(0, 1)).order(1).restocked(1);
    assertThat(item.missing()).isEqualTo(1);
    assertThat(item.restockStatus(false)).isEqualTo(RestockStatus.PENDING);
    assertThat(item.restockStatus(true)).isEqualTo(RestockStatus.RESTOCKED);
  }

  @Test
  void ordered_units_are_pending_until_the_inventory_took_all_of_them() {
    RefundItem ordered = item(2, true).arrive(Units.of(0, 2)).order(2);
    assertThat(ordered.restocked(1).restockStatus(true)).isEqualTo(RestockStatus.PENDING);
    assertThat(ordered.restocked(2).restockStatus(false)).isEqualTo(RestockStatus.RESTOCKED);
  }

  @Test
  void inspection_comes_before_restocking_and_a_refusal_before_everything() {
    RefundItem inspected = item(2, true).arrive(Units.of(0, 2)).inspect(1).order(1);
    assertThat(inspected.restockStatus(false)).isEqualTo(RestockStatus.INSPECTING);
    assertThat(inspected.restockFailed().restockStatus(false)).isEqualTo(RestockStatus.FAILED);
    assertThat(inspected.inspect(-1).restockStatus(false)).isEqualTo(RestockStatus.PENDING);
  }

  @Test
  void what_was_not_kept_is_not_expected_any_longer() {
    RefundItem kept = item(3, true).arrive(Units.of(0, 1)).keeping(Units.of(0, 1));
    assertThat(kept.quantity()).isEqualTo(1);
    assertThat(kept.expected()).isEqualTo(1);
    assertThat(kept.missing()).isZero();
  }

  private static RefundItem item(int quantity, boolean restock) {
    return new RefundItem(
        "li",
        "prod",
        "A shoe",
        Units.of(0, quantity),
        true,
        restock,
        quantity,
        Units.NONE,
        0,
        0,
        0,
        false);
  }
}
