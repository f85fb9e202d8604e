package dev.refundkit.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.PlantedFault;
import dev.refundkit.RefundDesk;
import dev.refundkit.RefundHistory;
import dev.refundkit.RefundHistory.Step;
import dev.refundkit.SaleArbitraries;
import dev.refundkit.ledger.Adjustment;
import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.ledger.OrderShare;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.Units;
import dev.refundkit.sale.Worth;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;

/** The books of a history can find faults: each of these ways to book a quote is wrong. */
class PlantedFaultsTest {

  record Story(Sale sale, List<Step> steps) {}

  private static Arbitrary<Story> stories() {
    return Combinators.combine(SaleArbitraries.paidInFull(), RefundHistory.steps(RefundHistory.ALL))
        .as(Story::new);
  }

  private static void isFound(RefundDesk.Booking faulty) {
    PlantedFault.isFoundBy(stories(), story -> tell(story, faulty));
  }

  private static void tell(Story story, RefundDesk.Booking booking) {
    TenderStrategy tenders = TenderStrategy.ORIGINAL_FIRST;
    RefundHistory history = new RefundHistory(new RefundDesk(story.sale(), tenders, booking));
    story.steps().forEach(history::take);
  }

  @Example
  void the_right_way_is_not_found() {
    stories().generator(100).stream(new Random(1))
        .limit(200)
        .forEach(story -> tell(story.value(), RefundDesk::take));
  }

  @Example
  void a_desk_that_reserves_nothing_is_found() {
    isFound((ledger, quote, sale, worth) -> ledger.take(quote.allocation(), sale, worth));
  }

  @Example
  void a_desk_that_reserves_only_the_first_payout_is_found() {
    isFound(
        (ledger, quote, sale, worth) -> {
          Ledger next = ledger.take(quote.allocation(), sale, worth);
          for (PayoutShare payout : quote.payouts().stream().limit(1).toList()) {
            next = next.reserve(payout.paymentId(), payout.amount());
          }
          return next;
        });
  }

  @Example
  void a_desk_that_forgets_which_units_came_back_is_found() {
    isFound((ledger, quote, sale, worth) -> take(ledger, quote, sale, worth, Units.NONE, null));
  }

  @Example
  void a_desk_that_forgets_the_value_of_the_lines_is_found() {
    isFound((ledger, quote, sale, worth) -> take(ledger, quote, sale, worth, null, 0L));
  }

  @Example
  void a_desk_that_forgets_kept_fees_is_found() {
    isFound(
        (ledger, quote, sale, worth) -> {
          Allocation a = quote.allocation();
          Allocation feeless =
              new Allocation(a.lines(), a.shipping(), a.unallocated(), Adjustment.NONE);
          return reserve(ledger.take(feeless, sale, worth), quote);
        });
  }

  @Example
  void a_desk_that_forgets_the_components_of_payment_refunds_is_found() {
    PlantedFault.isFoundBy(
        stories(),
        story ->
            tell(
                story,
                (ledger, quote, sale, worth) -> {
                  Allocation a = quote.allocation();
                  Allocation lost =
                      new Allocation(a.lines(), a.shipping(), OrderShare.NONE, a.adjustments());
                  return reserve(ledger.take(lost, sale, worth), quote);
                }));
  }

  private static Ledger take(
      Ledger ledger, Quote quote, Sale sale, SaleWorth worth, Units units, Long value) {
    Allocation a = quote.allocation();
    List<LineShare> lines =
        a.lines().stream()
            .map(
                l ->
                    new LineShare(
                        l.lineId(),
                        units == null ? l.units() : units,
                        value == null ? l.worth() : Worth.zero(l.worth().taxCount())))
            .toList();
    Allocation wrong = new Allocation(lines, a.shipping(), a.unallocated(), a.adjustments());
    return reserve(ledger.take(wrong, sale, worth), quote);
  }

  private static Ledger reserve(Ledger ledger, Quote quote) {
    Ledger next = ledger;
    for (PayoutShare payout : quote.payouts()) {
      next = next.reserve(payout.paymentId(), payout.amount());
    }
    return next;
  }

  @Example
  void faults_are_planted_in_sales_that_have_something_to_find() {
    long several =
        stories().generator(100).stream(new Random(1))
            .limit(200)
            .filter(story -> story.value().sale().payments().size() > 1)
            .count();
    assertThat(several).isPositive();
  }
}
