package dev.refundkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.sale.Worth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** M5: what the refund of a payment takes of the order as a whole. */
class OrderShareTest {

  private static final OrderShare WHOLE =
      new OrderShare(600, 300, Map.of("state", 60L, "county", 40L));

  private static Allocation ofPayment(OrderShare share) {
    return new Allocation(List.of(), Worth.zero(0), share, Adjustment.NONE);
  }

  @Test
  void half_of_it_is_half_of_the_value_the_shipping_and_each_tax_l5() {
    assertThat(ofPayment(WHOLE).shrunkTo(500))
        .isEqualTo(ofPayment(new OrderShare(300, 150, Map.of("state", 30L, "county", 20L))));
  }

  @Test
  void all_of_it_is_the_same_and_nothing_of_it_is_nothing() {
    assertThat(ofPayment(WHOLE).shrunkTo(1_000)).isEqualTo(ofPayment(WHOLE));
    assertThat(ofPayment(WHOLE).shrunkTo(0).unallocated().total()).isZero();
  }

  @Test
  void taxes_are_added_and_taken_off_by_name() {
    OrderShare half = new OrderShare(300, 150, Map.of("state", 30L));
    assertThat(WHOLE.minus(half))
        .isEqualTo(new OrderShare(300, 150, Map.of("state", 30L, "county", 40L)));
    assertThat(half.plus(WHOLE))
        .isEqualTo(new OrderShare(900, 450, Map.of("state", 90L, "county", 40L)));
  }

  @Test
  void a_tax_of_which_too_much_was_given_takes_nothing_from_the_others_m5() {
    OrderShare left = new OrderShare(0, 54, Map.of("state", 1L, "county", -1L));
    assertThat(left.spread(55)).isEqualTo(new OrderShare(0, 54, Map.of("state", 1L)));
    assertThat(left.spread(60)).isEqualTo(new OrderShare(0, 54, Map.of("state", 1L)));
  }

  @Test
  void nor_does_a_value_of_which_too_much_was_given() {
    OrderShare left = new OrderShare(-5, 30, Map.of("state", 30L));
    assertThat(left.spread(20)).isEqualTo(new OrderShare(0, 10, Map.of("state", 10L)));
  }
}
