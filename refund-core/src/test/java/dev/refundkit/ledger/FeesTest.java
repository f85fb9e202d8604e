package dev.refundkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.Asks;
import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** M14: fees that the shop keeps, gives back, and gave back too much of. */
class FeesTest {

  private static final Adjustment NONE = Adjustment.NONE;

  private static Adjustment keeping(long fee) {
    return NONE.keeping(fee);
  }

  private static Adjustment returning(long fee) {
    return NONE.giving(fee).returning(fee);
  }

  @ParameterizedTest(
      name = "{0} kept, {1} over; one that kept {2} and returned {3} now {4} and {5}")
  @CsvSource({
    // a refund keeps a fee, or more of it, or less
    "0, 0, 0, 0, 100, 0, 100, 0",
    "100, 0, 0, 0, 50, 0, 150, 0",
    "100, 0, 100, 0, 70, 0, 70, 0",
    "100, 0, 100, 0, 0, 0, 0, 0",
    // a refund gives a kept fee back
    "100, 0, 0, 0, 0, 40, 60, 0",
    "100, 0, 0, 0, 0, 100, 0, 0",
    // ... and falls away, so that the fee is kept again
    "60, 0, 0, 40, 0, 0, 100, 0",
    "60, 0, 0, 40, 0, 10, 90, 0",
    // the refund that kept the fee falls away after it was given back: that was goodwill
    "0, 0, 100, 0, 0, 0, 0, 100",
    "30, 0, 100, 0, 0, 0, 0, 70",
    "0, 20, 100, 0, 0, 0, 0, 120",
    // ... and goodwill does not eat the next fee
    "0, 100, 0, 0, 50, 0, 50, 100",
    // what was given back too much is no fee that comes back
    "0, 100, 0, 100, 0, 0, 0, 0",
    "0, 70, 0, 100, 0, 0, 30, 0",
    "0, 100, 0, 30, 0, 0, 0, 70",
    // more is given back than was kept
    "30, 5, 0, 0, 0, 40, 0, 15"
  })
  void fees_follow_the_refunds_that_keep_and_return_them(
      long kept,
      long over,
      long keptBefore,
      long returnedBefore,
      long keptNow,
      long returnedNow,
      long expectedKept,
      long expectedOver) {
    Adjustment before = keeping(keptBefore).returning(returnedBefore);
    Adjustment now = keeping(keptNow).returning(returnedNow);
    assertThat(new Fees(kept, over).exchange(before, now))
        .isEqualTo(new Fees(expectedKept, expectedOver));
  }

  @Property(tries = 300)
  void what_is_kept_and_what_is_not_adds_up_and_nothing_is_below_zero(
      @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 50) Integer> amounts) {
    Fees fees = Fees.NONE;
    Adjustment before = NONE;
    for (int i = 0; i < amounts.size(); i++) {
      Adjustment next =
          i % 2 == 0 ? before.keeping(amounts.get(i)) : before.returning(amounts.get(i));
      fees = fees.exchange(before, next);
      before = next;
      assertThat(fees.kept() - fees.overReturned())
          .isEqualTo(before.feeKept() - before.feeReturned());
    }
    assertThat(fees.exchange(before, NONE).kept() - fees.exchange(before, NONE).overReturned())
        .isZero();
  }

  @Test
  void a_fee_that_is_kept_stays_with_the_ledger_until_a_request_names_it() {
    RefundDesk desk = SaleFixture.usd().line("A", 2, 2_000, 0).desk();
    desk.book(desk.lessFee(desk.quote(Asks.itemReturn("A", 1)).orElseThrow(), 150));
    assertThat(desk.ledger().feesKept()).isEqualTo(150);

    desk.grant(Asks.payment("p1", 1_100));

    assertThat(desk.ledger().feesKept()).as("1000 are left of the line").isEqualTo(50);
  }

  @Test
  void fees_are_never_negative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Fees(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fees(0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> NONE.giving(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> NONE.keeping(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> NONE.returning(-1));
  }

  @Test
  void on_the_wire_an_adjustment_is_what_is_given_less_what_is_kept() {
    assertThat(keeping(30).net()).isEqualTo(-30);
    assertThat(returning(30).net()).isEqualTo(30);
    assertThat(returning(30).keeping(10).net()).isEqualTo(20);
  }
}
