package dev.refundkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.Asks;
import dev.refundkit.RefundDesk;
import dev.refundkit.SaleFixture;
import dev.refundkit.ledger.Fees.Return;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** M14: fees that the shop keeps, gives back, and gave back too much of. */
class FeesTest {

  private static final Adjustment NONE = Adjustment.NONE;

  private static Adjustment keeping(long fee) {
    return NONE.keeping(fee);
  }

  private static Adjustment returning(long fee) {
    return NONE.giving(fee).returning(fee);
  }

  /** Fees of refunds a and b, both opened, one by one. */
  private Fees fees = Fees.NONE;

  private final Map<String, Adjustment> given = new HashMap<>();

  private void now(String refund, Adjustment next) {
    fees = fees.exchange(refund, given.getOrDefault(refund, NONE), next);
    given.put(refund, next);
  }

  private static Return back(String refund, long amount, long goodwill) {
    return new Return(refund, amount, goodwill);
  }

  @Test
  void a_refund_keeps_a_fee_or_more_of_it_or_less() {
    now("a", keeping(100));
    now("b", keeping(50));
    assertThat(fees.kept()).isEqualTo(150);
    now("a", keeping(70));
    assertThat(fees.kept()).isEqualTo(120);
    now("a", NONE);
    assertThat(fees).isEqualTo(new Fees(50, List.of()));
  }

  @Test
  void a_refund_gives_a_kept_fee_back_and_keeps_it_again_when_that_falls_away() {
    now("a", keeping(100));
    now("b", returning(40));
    assertThat(fees).isEqualTo(new Fees(100, List.of(back("b", 40, 0))));
    assertThat(fees.kept()).isEqualTo(60);
    now("b", returning(10));
    assertThat(fees.kept()).isEqualTo(90);
    now("b", NONE);
    assertThat(fees.kept()).isEqualTo(100);
  }

  @Test
  void what_was_given_back_was_goodwill_if_the_refund_that_kept_it_falls_away() {
    now("a", keeping(100));
    now("b", returning(70));
    now("a", NONE);
    assertThat(fees).isEqualTo(new Fees(0, List.of(back("b", 70, 70))));
    assertThat(fees.kept()).isZero();
  }

  @Test
  void goodwill_does_not_eat_the_next_fee() {
    now("a", keeping(100));
    now("b", returning(70));
    now("a", NONE);
    now("c", keeping(50));
    assertThat(fees.kept()).isEqualTo(50);
    now("b", NONE);
    assertThat(fees.kept()).isEqualTo(50);
  }

  @Test
  void a_fee_that_is_not_given_back_after_all_is_kept_again_whatever_was_goodwill_before() {
    now("a", keeping(2));
    now("b", returning(1));
    now("a", NONE);
    now("a", keeping(2));
    now("c", returning(1));
    assertThat(fees.kept()).isEqualTo(1);
    now("c", NONE);
    assertThat(fees.kept()).as("what b gave back is goodwill still").isEqualTo(2);
  }

  @Test
  void the_refund_that_was_opened_last_is_the_first_to_have_given_goodwill() {
    now("a", keeping(100));
    now("b", returning(60));
    now("c", returning(40));
    now("a", keeping(50));
    assertThat(fees).isEqualTo(new Fees(50, List.of(back("b", 60, 10), back("c", 40, 40))));
    now("c", NONE);
    assertThat(fees.kept()).isZero();
    now("b", returning(5));
    assertThat(fees).isEqualTo(new Fees(50, List.of(back("b", 5, 5), back("c", 0, 0))));
  }

  @Property(tries = 300)
  void what_is_kept_and_what_is_given_back_adds_up_and_nothing_is_below_zero(
      @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 50) Integer> amounts) {
    for (int i = 0; i < amounts.size(); i++) {
      String refund = "r" + i % 3;
      Adjustment before = given.getOrDefault(refund, NONE);
      int amount = amounts.get(i);
      now(refund, amount % 2 == 0 ? before.keeping(amount) : before.returning(amount));
      assertThat(fees.ofRefunds())
          .isEqualTo(given.values().stream().mapToLong(Adjustment::feeKept).sum());
      assertThat(fees.returned())
          .isEqualTo(given.values().stream().mapToLong(Adjustment::feeReturned).sum());
      assertThat(fees.kept()).isBetween(0L, fees.ofRefunds());
    }
    List.copyOf(given.keySet()).forEach(refund -> now(refund, NONE));
    assertThat(fees.kept() + fees.returned()).isZero();
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
    assertThatIllegalArgumentException().isThrownBy(() -> new Fees(-1, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fees(0, List.of(back("a", 1, 0))));
    assertThatIllegalArgumentException().isThrownBy(() -> back("a", 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> back("a", 1, -1));
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
