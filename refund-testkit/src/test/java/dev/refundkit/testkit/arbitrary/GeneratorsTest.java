package dev.refundkit.testkit.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.refund.Refund;
import dev.refundkit.request.RefundType;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.spi.RefundQuery;
import dev.refundkit.testkit.story.ScriptedHost;
import dev.refundkit.testkit.story.Story;
import dev.refundkit.testkit.story.Storyteller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.domains.Domain;

/** The generators give what they promise, and what they give shrinks to what matters. */
@Domain(RefundDomain.class)
class GeneratorsTest {

  private static final int SAMPLES = 2_000;

  private static <T> List<T> samples(Arbitrary<T> arbitrary, int count) {
    return arbitrary.generator(1000).stream(new Random(20240301))
        .limit(count)
        .map(Shrinkable::value)
        .toList();
  }

  @Property
  void every_sale_can_be_worth_something_to_the_library(@ForAll Sale sale) {
    SaleWorth worth = SaleWorth.of(sale);
    assertThat(worth.shipping().total()).isNotNegative();
    assertThat(sale.payments()).isNotEmpty();
  }

  @Example
  void the_edges_of_sales_are_among_them() {
    List<Sale> sales = samples(Sales.any(), SAMPLES);
    assertThat(sales).anyMatch(sale -> sale.lines().size() == 1 && units(sale) == 1);
    assertThat(sales).anyMatch(sale -> sale.lines().size() > 20);
    assertThat(sales).anyMatch(sale -> units(sale) > 500);
    assertThat(sales).anyMatch(GeneratorsTest::hasDiscountEqualToPrice);
    assertThat(sales).anyMatch(sale -> sale.lines().stream().allMatch(l -> l.taxes().isEmpty()));
    assertThat(sales).anyMatch(sale -> sale.lines().stream().anyMatch(l -> l.taxes().size() == 3));
    assertThat(sales).anyMatch(Sale::pricesIncludeTax).anyMatch(sale -> !sale.pricesIncludeTax());
    assertThat(sales).anyMatch(sale -> sale.discount() > 0);
    assertThat(sales).anyMatch(sale -> sale.captured() > Long.MAX_VALUE / 10);
    assertThat(sales).anyMatch(sale -> sale.captured() == Long.MAX_VALUE);
    assertThat(sales).anyMatch(sale -> sale.payments().size() == 4);
    assertThat(sales).extracting(sale -> sale.currency().digits()).contains(0, 2, 3);
  }

  private static int units(Sale sale) {
    return sale.lines().stream().mapToInt(SaleLine::quantity).sum();
  }

  private static boolean hasDiscountEqualToPrice(Sale sale) {
    return sale.lines().stream().anyMatch(l -> l.subtotal() > 0 && l.discount() == l.subtotal());
  }

  @Example
  void sales_are_paid_as_one_asks() {
    assertThat(samples(Sales.paidInFull(), 300)).allMatch(sale -> sale.captured() == cost(sale));
    assertThat(samples(Sales.underpaid(), 300))
        .allMatch(sale -> sale.captured() < cost(sale) || cost(sale) == 0);
    assertThat(samples(Sales.overpaid(), 300)).allMatch(sale -> sale.captured() > cost(sale));
  }

  private static long cost(Sale sale) {
    SaleWorth worth = SaleWorth.of(sale);
    long cost = worth.shipping().total();
    for (int i = 0; i < sale.lines().size(); i++) {
      cost += worth.line(i).total();
    }
    return cost;
  }

  @Example
  void sales_are_of_what_one_asks() {
    List<Sale> sales =
        samples(
            Sales.any()
                .in(Currencies.withDigits(3))
                .ofMaxLines(2)
                .withCategories(Arbitraries.of("books"))
                .withTags(Arbitraries.just(Set.of("final_sale"))),
            200);
    assertThat(sales)
        .allMatch(sale -> sale.currency().digits() == 3 && sale.lines().size() <= 2)
        .allMatch(sale -> sale.lines().stream().allMatch(l -> l.category().equals("books")))
        .allMatch(sale -> sale.lines().stream().allMatch(l -> l.tags().contains("final_sale")));
    assertThat(samples(Sales.any().enormous(), 50))
        .anyMatch(sale -> sale.captured() > Long.MAX_VALUE / 10);
    assertThat(samples(Sales.any().everyday(), 50))
        .allMatch(sale -> sale.captured() < 10_000_000_000L);
  }

  @Example
  void decisions_are_of_every_kind() {
    assertThat(samples(Decisions.any(), 500))
        .anyMatch(decision -> decision.outcome() == Outcome.APPROVE)
        .anyMatch(decision -> decision.outcome() == Outcome.REVIEW)
        .anyMatch(decision -> decision.outcome() == Outcome.REJECT)
        .anyMatch(decision -> decision.fee() != null && decision.fee().withTax())
        .anyMatch(decision -> decision.payAfterReturn() && decision.returnWithin() != null);
  }

  @Example
  void cases_are_of_orders_and_payments_new_and_old() {
    List<RefundCase> cases = samples(Cases.refunds(Stories.reasons()), 400);
    assertThat(cases)
        .anyMatch(asked -> asked.quote().type() == RefundType.PAYMENT)
        .anyMatch(asked -> asked.quote().type() == RefundType.ITEM_RETURN)
        .anyMatch(asked -> age(asked).compareTo(Duration.ofDays(30)) < 0)
        .anyMatch(asked -> age(asked).compareTo(Duration.ofDays(365)) > 0)
        .anyMatch(asked -> asked.ledger().refunded() + asked.ledger().reserved() > 0)
        .anyMatch(asked -> asked.customer().refunds90d() == null)
        .anyMatch(RefundCase::repeat);
  }

  private static Duration age(RefundCase asked) {
    return Duration.between(asked.sale().placedAt(), asked.now());
  }

  @Property(tries = 200)
  void goods_of_a_case_are_units_of_a_line(@ForAll ReturnCase goods) {
    assertThat(goods.quantity()).isBetween(1, goods.line().quantity());
    assertThat(goods.sale().lines()).contains(goods.line());
  }

  @Property(tries = 200)
  void a_story_goes_the_same_way_each_time(@ForAll Story story) {
    assertThat(told(story)).isEqualTo(told(story));
  }

  private static List<Refund> told(Story story) {
    ScriptedHost host = new ScriptedHost(story.tenders());
    new Storyteller(host, story).tell();
    return host.store().list(RefundQuery.ALL, null, 1000).items();
  }

  @Example
  void a_story_shrinks_to_one_unit_of_one_line_paid_by_one_card_and_to_the_moves_that_matter() {
    Story smallest = smallest(Stories.any(), GeneratorsTest::paysSomething);
    assertThat(smallest.sale().lines()).hasSize(1);
    assertThat(units(smallest.sale())).isEqualTo(1);
    assertThat(smallest.sale().payments()).hasSize(1);
    assertThat(smallest.sale().captured()).isEqualTo(1);
    assertThat(smallest.moves()).hasSizeLessThanOrEqualTo(2);
  }

  private static boolean paysSomething(Story story) {
    ScriptedHost host = new ScriptedHost(story.tenders());
    new Storyteller(host, story).tell();
    return host.processor().total() > 0;
  }

  /** The last sample of a chain in which each is smaller and still of interest. */
  private static <T> T smallest(Arbitrary<T> arbitrary, Predicate<T> matters) {
    Shrinkable<T> best =
        arbitrary.generator(1000).stream(new Random(7))
            .filter(sample -> matters.test(sample.value()))
            .findFirst()
            .orElseThrow();
    Optional<Shrinkable<T>> next = Optional.of(best);
    while (next.isPresent()) {
      best = next.get();
      Shrinkable<T> current = best;
      next =
          current
              .shrink()
              .filter(s -> s.distance().compareTo(current.distance()) < 0)
              .filter(s -> matters.test(s.value()))
              .findFirst();
    }
    return best.value();
  }
}
