package dev.refundkit.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.refundkit.PlantedFault;
import dev.refundkit.SaleArbitraries;
import dev.refundkit.SaleFixture;
import dev.refundkit.money.Split;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** M1, M2, M7, M8: what lines, units and shipping are worth. */
class SaleWorthTest {

  /** What some units of a line are worth, or a faulty reckoning of it. */
  interface Reckoning {
    Worth units(Sale sale, int line, Units units);
  }

  record Partition(Sale sale, long order) {}

  @Provide
  static Arbitrary<Partition> partitions() {
    return Combinators.combine(SaleArbitraries.paidInFull(), Arbitraries.longs())
        .as(Partition::new);
  }

  @Provide
  static Arbitrary<Sale> sales() {
    return SaleArbitraries.paidInFull();
  }

  @Property
  void any_partition_of_the_units_adds_up_to_the_line(@ForAll("partitions") Partition partition) {
    check((sale, line, units) -> SaleWorth.of(sale).units(line, units), partition);
  }

  private static void check(Reckoning reckoning, Partition partition) {
    Sale sale = partition.sale();
    SaleWorth worth = SaleWorth.of(sale);
    Random random = new Random(partition.order());
    for (int line = 0; line < sale.lines().size(); line++) {
      int quantity = sale.lines().get(line).quantity();
      Units open = Units.of(0, quantity);
      Worth sum = Worth.zero(worth.line(line).taxCount());
      while (open.count() > 0) {
        int from = random.nextInt(quantity);
        Units some = Units.of(from, from + 1 + random.nextInt(quantity - from));
        Units next = open.minus(open.minus(some));
        sum = next.count() == 0 ? sum : sum.plus(reckoning.units(sale, line, next));
        open = open.minus(next);
      }
      assertThat(sum).as("all units of %s", sale.lines().get(line)).isEqualTo(worth.line(line));
    }
  }

  @Example
  void units_that_are_rounded_down_one_by_one_are_found() {
    PlantedFault.isFoundBy(
        partitions(),
        p ->
            check(
                (sale, line, units) -> {
                  Worth whole = SaleWorth.of(sale).line(line);
                  int quantity = sale.lines().get(line).quantity();
                  long[] taxes = whole.taxes();
                  for (int i = 0; i < taxes.length; i++) {
                    taxes[i] = taxes[i] / quantity * units.count();
                  }
                  return Worth.of(whole.value() / quantity * units.count(), taxes);
                },
                p));
  }

  @Example
  void units_that_start_again_at_the_first_position_are_found() {
    Reckoning byCount =
        (sale, line, units) -> SaleWorth.of(sale).units(line, Units.of(0, units.count()));
    PlantedFault.isFoundBy(partitions(), p -> check(byCount, p));
  }

  @Property
  void what_the_lines_state_less_the_order_discount_is_what_they_are_worth(
      @ForAll("sales") Sale sale) {
    SaleWorth worth = SaleWorth.of(sale);
    long stated = -sale.discount();
    long found = 0;
    for (int i = 0; i < sale.lines().size(); i++) {
      SaleLine line = sale.lines().get(i);
      long tax = line.taxes().stream().mapToLong(TaxPart::amount).sum();
      stated += line.subtotal() - line.discount() + (sale.pricesIncludeTax() ? 0 : tax);
      found += worth.line(i).total();
      assertThat(worth.line(i).tax()).isEqualTo(tax);
      assertThat(worth.line(i).value()).isNotNegative();
    }
    assertThat(found).isEqualTo(stated);
  }

  @Property
  void no_unit_is_worth_less_than_nothing(@ForAll("sales") Sale sale) {
    SaleWorth worth = SaleWorth.of(sale);
    for (int line = 0; line < sale.lines().size(); line++) {
      for (int unit = 0; unit < sale.lines().get(line).quantity(); unit++) {
        Worth one = worth.units(line, Units.of(unit, unit + 1));
        assertThat(one.atMost(one)).isEqualTo(one);
      }
    }
  }

  @Test
  void each_tax_component_has_its_own_running_total() {
    Sale sale = SaleFixture.usd().line("A", 3, 1000, 0, SaleFixture.taxes(100, 50)).build();
    SaleWorth worth = SaleWorth.of(sale);
    assertThat(worth.units(0, Units.of(0, 1))).isEqualTo(Worth.of(333, 33, 17));
    assertThat(worth.units(0, Units.of(1, 2))).isEqualTo(Worth.of(334, 34, 16));
    assertThat(worth.units(0, Units.of(2, 3))).isEqualTo(Worth.of(333, 33, 17));
  }

  @Test
  void an_inclusive_price_is_gross_and_the_net_is_the_difference() {
    Sale sale = SaleFixture.usd().pricesIncludeTax().line("A", 3, 1000, 160).build();
    SaleWorth worth = SaleWorth.of(sale);
    assertThat(worth.line(0)).isEqualTo(Worth.of(840, 160));
    assertThat(worth.units(0, Units.of(0, 1))).isEqualTo(Worth.of(333 - 53, 53));
    assertThat(worth.units(0, Units.of(1, 2))).isEqualTo(Worth.of(334 - 54, 54));
  }

  @Test
  void shipping_of_an_inclusive_sale_is_gross_as_well() {
    Sale sale =
        SaleFixture.usd()
            .pricesIncludeTax()
            .line("A", 1, 100, 0)
            .shipping(1190, 595, SaleFixture.taxes(95))
            .build();
    assertThat(SaleWorth.of(sale).shipping()).isEqualTo(Worth.of(500, 95));
  }

  @Test
  void an_order_discount_goes_by_what_the_lines_cost_and_ties_to_the_earlier_line() {
    Sale sale =
        SaleFixture.usd()
            .orderDiscount(101)
            .line("A", 1, 1000, 0)
            .line("B", 1, 2000, 1000, 0)
            .line("C", 1, 500, 500, 0)
            .build();
    SaleWorth worth = SaleWorth.of(sale);
    assertThat(worth.line(0).value()).isEqualTo(949);
    assertThat(worth.line(1).value()).isEqualTo(950);
    assertThat(worth.line(2).value()).isZero();
  }

  @Test
  void a_tax_larger_than_the_price_that_includes_it_is_refused() {
    SaleFixture line = SaleFixture.usd().pricesIncludeTax().card("p1", 1).line("A", 1, 10, 11);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SaleWorth.of(line.build()))
        .withMessageContaining("line A");
    SaleFixture shipping =
        SaleFixture.usd().pricesIncludeTax().card("p1", 1).line("A", 1, 10, 1).shipping(5, 6);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SaleWorth.of(shipping.build()))
        .withMessageContaining("shipping");
  }

  /**
   * M1, docs/invariants.md, Money 3: 4 units for 0.03 with 0.02 tax inside; the third unit has more
   * tax than price.
   */
  @Test
  void units_of_dust_with_tax_inside_still_add_up_component_by_component() {
    Sale sale = SaleFixture.usd().pricesIncludeTax().line("A", 4, 3, 2).build();
    SaleWorth worth = SaleWorth.of(sale);
    Worth sum = Worth.zero(1);
    for (int unit = 0; unit < 4; unit++) {
      sum = sum.plus(worth.units(0, Units.of(unit, unit + 1)));
    }
    assertThat(sum).isEqualTo(worth.line(0));
    assertThat(List.of(sum.value(), sum.tax())).containsExactly(1L, 2L);
  }

  @Test
  void the_discount_of_399_on_four_units_is_shared_100_100_100_99() {
    long[] shares = new long[4];
    for (int i = 0; i < 4; i++) {
      shares[i] = 1000 - (Split.runningTotal(3601, i + 1, 4) - Split.runningTotal(3601, i, 4));
    }
    assertThat(shares).containsExactlyInAnyOrder(100, 100, 100, 99);
  }
}
