package dev.refundkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.Asks;
import dev.refundkit.PlantedFault;
import dev.refundkit.RefundDesk;
import dev.refundkit.SaleArbitraries;
import dev.refundkit.SaleFixture;
import dev.refundkit.money.Split;
import dev.refundkit.quote.Quote;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** docs/invariants.md, Always true 4 and L5: what a refund takes, and what it keeps of that. */
class AllocationTest {

  interface Rule {
    Allocation shrink(Allocation allocation, long total);
  }

  record Part(Sale sale, Allocation allocation, int permille) {}

  @Provide
  static Arbitrary<Part> parts() {
    return Combinators.combine(
            SaleArbitraries.overpaid(),
            Arbitraries.integers().between(-300, 300),
            Arbitraries.integers().between(0, 1000),
            Arbitraries.of(false, true))
        .as(AllocationTest::part);
  }

  private static Part part(Sale sale, int adjustment, int permille, boolean ofPayment) {
    RefundDesk desk = new RefundDesk(sale);
    Quote quote =
        ofPayment
            ? desk.quote(Asks.wholePayment(largestPayment(sale))).orElseThrow()
            : desk.quote(Asks.full()).orElseThrow();
    Allocation a = quote.allocation();
    long adjusted = Math.max(adjustment, -(a.total() - a.adjustment()));
    Allocation whole =
        new Allocation(
            a.lines(),
            a.shipping(),
            a.unallocated(),
            new Adjustment(
                Math.max(0, adjusted), Math.max(0, -adjusted), Math.max(0, adjusted) / 2));
    return new Part(sale, whole, permille);
  }

  private static String largestPayment(Sale sale) {
    return sale.payments().stream()
        .max((a, b) -> Long.compare(a.captured(), b.captured()))
        .orElseThrow()
        .id();
  }

  @Property
  void a_smaller_share_adds_up_and_lies_within_the_larger_in_every_part(
      @ForAll("parts") Part part) {
    check(Allocation::shrunkTo, part);
  }

  private static void check(Rule rule, Part part) {
    Allocation before = part.allocation();
    long total = Split.runningTotal(before.total(), part.permille(), 1000);
    Allocation after = rule.shrink(before, total);
    assertThat(after.total()).isEqualTo(total);
    assertThat(after.total())
        .isEqualTo(after.subtotal() + after.tax() + after.shippingValue() + after.adjustment());
    assertThat(after.adjustments().feeKept()).isEqualTo(before.adjustments().feeKept());
    assertThat(after.adjustments().feeReturned())
        .isEqualTo(Math.min(before.adjustments().feeReturned(), after.adjustments().given()));
    within(after.shipping(), before.shipping());
    for (int i = 0; i < before.lines().size(); i++) {
      assertThat(after.lines().get(i).units()).isEqualTo(before.lines().get(i).units());
      within(after.lines().get(i).worth(), before.lines().get(i).worth());
    }
    OrderShare left = before.unallocated().minus(after.unallocated());
    assertThat(Math.min(left.value(), left.shipping())).isNotNegative();
    assertThat(left.taxes().values()).allSatisfy(tax -> assertThat(tax).isNotNegative());
  }

  private static void within(Worth share, Worth whole) {
    assertThat(share.atMost(whole)).isEqualTo(share);
  }

  @Example
  void a_share_that_is_not_shrunk_is_found() {
    PlantedFault.isFoundBy(parts(), part -> check((allocation, total) -> allocation, part));
  }

  @Example
  void a_share_that_takes_the_cut_out_of_the_adjustment_is_found() {
    PlantedFault.isFoundBy(
        parts(),
        part ->
            check(
                (a, total) ->
                    new Allocation(
                        a.lines(),
                        a.shipping(),
                        a.unallocated(),
                        a.adjustments().keeping(a.adjustments().feeKept() + a.total() - total)),
                part));
  }

  @Property
  void what_a_refund_held_and_gave_up_is_free_again(@ForAll("parts") Part part) {
    RefundDesk desk = new RefundDesk(part.sale());
    Ledger before = desk.ledger();
    Allocation held = part.allocation();
    Ledger taken = before.take("r1", held, part.sale(), desk.worth());
    Allocation nothing = nothingOf(held);
    Ledger free = taken.exchange("r1", held, nothing);
    assertThat(free.feesKept()).isEqualTo(before.feesKept());
    assertThat(free.shipping()).isEqualTo(before.shipping());
    assertThat(free.unallocated()).isEqualTo(before.unallocated());
    assertThat(free.lines().values()).allMatch(LineBalance::untouched);
  }

  private static Allocation nothingOf(Allocation held) {
    List<LineShare> none =
        held.lines().stream()
            .map(l -> new LineShare(l.lineId(), Units.NONE, Worth.zero(l.worth().taxCount())))
            .toList();
    return new Allocation(
        none, Worth.zero(held.shipping().taxCount()), OrderShare.NONE, Adjustment.NONE);
  }

  @Test
  void a_failed_half_goes_back_to_the_parts_by_largest_remainder_l5() {
    RefundDesk desk = SaleFixture.usd().line("A", 1, 600, 100).shipping(300, 0).desk();
    Allocation half = desk.quote(Asks.full()).orElseThrow().allocation().shrunkTo(500);
    assertThat(half.subtotal()).isEqualTo(300);
    assertThat(half.tax()).isEqualTo(50);
    assertThat(half.shippingValue()).isEqualTo(150);
    assertThat(half.lines().get(0).units()).isEqualTo(Units.of(0, 1));
  }

  @Test
  void a_share_cannot_grow_or_become_negative() {
    Allocation five =
        new Allocation(
            List.of(new LineShare("A", Units.NONE, Worth.of(5))),
            Worth.zero(0),
            OrderShare.NONE,
            Adjustment.NONE);
    assertThatIllegalArgumentException().isThrownBy(() -> five.shrunkTo(6));
    assertThatIllegalArgumentException().isThrownBy(() -> five.shrunkTo(-1));
    assertThat(five.shrunkTo(5)).isEqualTo(five);
    assertThat(five.shrunkTo(0).total()).isZero();
  }

  @Test
  void taxes_of_an_order_share_are_kept_by_name_and_nothing_is_left_out() {
    OrderShare share = new OrderShare(10, 5, Map.of("state", 2L));
    OrderShare sum = share.plus(new OrderShare(1, 1, Map.of("county", 3L)));
    assertThat(sum).isEqualTo(new OrderShare(11, 6, Map.of("state", 2L, "county", 3L)));
    assertThat(sum.tax()).isEqualTo(5);
    assertThat(sum.tax("city")).isZero();
    assertThat(sum.total()).isEqualTo(22);
    assertThat(share.minus(share)).isEqualTo(OrderShare.NONE);
  }
}
