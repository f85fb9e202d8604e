package dev.refundkit.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.Asks;
import dev.refundkit.RefundBooks;
import dev.refundkit.RefundDesk;
import dev.refundkit.RefundHistory;
import dev.refundkit.RefundHistory.Kind;
import dev.refundkit.RefundHistory.Step;
import dev.refundkit.SaleArbitraries;
import dev.refundkit.ledger.Dispute;
import dev.refundkit.refusal.Answer;
import dev.refundkit.refusal.RefusalCode;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.sale.Sale;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

/**
 * docs/invariants.md, Money 3, 4 and "Always true" 1, 4, 5, over random sales and random requests.
 */
class RefundHistoryTest {

  /** A sale, how its payments are drawn on, and what is asked one after the other. */
  record Story(Sale sale, TenderStrategy tenders, List<Step> steps) {

    RefundHistory open() {
      return new RefundHistory(new RefundDesk(sale, tenders));
    }

    RefundHistory tell() {
      RefundHistory history = open();
      steps.forEach(history::take);
      return history;
    }
  }

  private static Arbitrary<Story> stories(Arbitrary<Sale> sales, Set<Kind> kinds) {
    Arbitrary<TenderStrategy> tenders = Arbitraries.of(TenderStrategy.class);
    return Combinators.combine(sales, tenders, RefundHistory.steps(kinds)).as(Story::new);
  }

  @Provide
  static Arbitrary<Story> paidInFull() {
    return stories(SaleArbitraries.paidInFull(), RefundHistory.ALL);
  }

  @Provide
  static Arbitrary<Story> underpaid() {
    return stories(SaleArbitraries.underpaid(), RefundHistory.ALL);
  }

  @Provide
  static Arbitrary<Story> overpaid() {
    return stories(SaleArbitraries.overpaid(), RefundHistory.ALL);
  }

  @Provide
  static Arbitrary<Story> plain() {
    return stories(SaleArbitraries.paidInFull(), RefundHistory.PLAIN);
  }

  @Provide
  static Arbitrary<Story> ofLines() {
    return stories(SaleArbitraries.paidInFull(), RefundHistory.OF_LINES);
  }

  @Property
  void nothing_is_over_refunded_and_full_reaches_what_is_left_but_fees(
      @ForAll("paidInFull") Story story) {
    tellAndCount(story);
  }

  @Property
  void nothing_is_over_refunded_of_an_order_that_was_paid_in_part(
      @ForAll("underpaid") Story story) {
    tellAndCount(story);
  }

  @Property
  void nothing_is_over_refunded_of_an_order_that_was_overpaid(@ForAll("overpaid") Story story) {
    tellAndCount(story);
  }

  private static void tellAndCount(Story story) {
    RefundHistory history = story.open();
    for (Step step : story.steps()) {
      Answer<Quote> answer = history.take(step);
      Statistics.label("answers")
          .collect(answer instanceof Answer.Accepted ? "granted" : "refused");
      Statistics.label("asked").collect(step.kind());
      answer.map(
          quote -> {
            Statistics.label("capped").collect(quote.cappedBy().isEmpty() ? "no" : "yes");
            Statistics.label("payments").collect(quote.payouts().size() > 1 ? "several" : "one");
            return quote;
          });
    }
    closeWithFull(history);
    Statistics.label("answers").coverage(c -> sometimes(c, "granted", "refused"));
    Statistics.label("asked").coverage(c -> sometimes(c, (Object[]) Kind.values()));
    Statistics.label("capped").coverage(c -> sometimes(c, "yes", "no"));
    Statistics.label("payments").coverage(c -> sometimes(c, "several", "one"));
  }

  private static void sometimes(StatisticsCoverage coverage, Object... values) {
    for (Object value : values) {
      coverage.check(value).count(count -> count > 0);
    }
  }

  /** "A closing full reaches captured minus refunded and kept fees": no cent lost, none stuck. */
  private static void closeWithFull(RefundHistory history) {
    RefundBooks books = history.books();
    long captured = history.desk().sale().captured();
    long expected = Math.max(0, captured - books.given() - books.feesKept());
    Answer<Quote> full = history.take(Asks.full());
    if (full instanceof Answer.Refused<Quote> refused) {
      assertThat(expected).as(refused.refusal().message()).isZero();
      assertThat(refused.refusal().code())
          .isIn(RefusalCode.NOTHING_REFUNDABLE, RefusalCode.PAYMENT_NOT_REFUNDABLE);
    } else {
      assertThat(full.orElseThrow().total()).isEqualTo(expected);
    }
    assertThat(history.desk().quote(Asks.full())).isInstanceOf(Answer.Refused.class);
  }

  @Property
  void full_leaves_what_a_dispute_holds_and_the_kept_fees(
      @ForAll("ofLines") Story story, @ForAll @IntRange(min = 1, max = 5000) int disputed) {
    RefundHistory history = story.tell();
    history.desk().dispute("p1", disputed, Dispute.Stage.OPEN);
    long expected = Math.max(0, history.desk().ledger().room() - history.books().feesKept());
    if (history.desk().quote(Asks.full()) instanceof Answer.Accepted<Quote> full) {
      assertThat(full.value().total()).isEqualTo(expected);
    } else {
      assertThat(expected).isZero();
    }
  }

  @Property
  void every_unit_one_by_one_and_the_shipping_give_back_exactly_what_was_captured(
      @ForAll("plain") Story story) {
    RefundHistory history = story.tell();
    history.returnTheRest();
    assertThat(history.books().given()).isEqualTo(story.sale().captured());
  }

  @Property
  void creating_gives_the_numbers_that_were_quoted(@ForAll("ofLines") Story story) {
    RefundHistory history = story.open();
    for (Step step : story.steps()) {
      Answer<Quote> first = history.desk().quote(history.request(step));
      assertThat(history.desk().quote(history.request(step))).isEqualTo(first);
      assertThat(history.take(step)).isEqualTo(first);
    }
  }

  @Property
  void the_figures_of_a_quote_may_be_named_in_the_request(@ForAll("paidInFull") Story story) {
    RefundHistory history = story.open();
    for (Step step : story.steps()) {
      if (RefundHistory.OF_LINES.contains(step.kind())) {
        checkNamed(history.desk(), history.request(step));
      }
      history.take(step);
    }
  }

  private static void checkNamed(RefundDesk desk, RefundRequest request) {
    if (desk.quote(request) instanceof Answer.Accepted<Quote> computed) {
      RequestedAmounts figures = figures(computed.value());
      Quote named = desk.quote(request.withAmounts(figures)).orElseThrow();
      assertThat(figures(named)).isEqualTo(figures);
      assertThat(named.payouts()).isEqualTo(computed.value().payouts());
    }
  }

  private static RequestedAmounts figures(Quote quote) {
    return Asks.amounts(
        quote.allocation().subtotal(),
        quote.allocation().tax(),
        quote.allocation().shippingValue(),
        quote.allocation().adjustment(),
        quote.total());
  }

  @Property
  void the_most_that_a_quote_names_passes_and_one_more_does_not(@ForAll("paidInFull") Story story) {
    RefundHistory history = story.tell();
    for (int i = 0; i < story.sale().lines().size(); i++) {
      String line = story.sale().lines().get(i).id();
      if (history.desk().quote(Asks.valueOnly(line, 1)) instanceof Answer.Accepted<Quote> some) {
        long most = some.value().maxRefundable();
        assertThat(history.desk().quote(Asks.valueOnly(line, most)).orElseThrow().total())
            .isEqualTo(most);
        assertThat(history.desk().quote(Asks.valueOnly(line, most + 1)))
            .isInstanceOf(Answer.Refused.class);
      }
    }
  }
}
