package dev.refundkit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refundkit.ledger.LineShare;
import dev.refundkit.money.Split;
import dev.refundkit.quote.Cap;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Worth;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A comparison is fair only where both sides come to the same figures. */
class PlainLongsTest {

  private final BenchmarkedSale standard = BenchmarkedSale.standard();

  @Test
  void theBenchmarkedItemReturnIsCappedByItsLineOnBothSides() {
    long[] plain = new PlainLongs(standard).itemReturn(new int[] {0, 1, 3}, new int[] {2, 3, 5});

    assertThat(plain).isEqualTo(library(standard, BenchmarkedSale.ITEM_RETURN, 0, 1, 3));
    assertThat(plain[plain.length - 1]).isEqualTo(PlainLongs.CAPPED_BY_LINE);
  }

  @Test
  void theBenchmarkedPartialGivesTheNamedTotalOnBothSides() {
    long[] plain = new PlainLongs(standard).partial(new int[] {0, 2, 4}, new int[] {1, 0, 3}, 5432);

    assertThat(plain).isEqualTo(library(standard, BenchmarkedSale.PARTIAL, 0, 2, 4));
    assertThat(Arrays.stream(plain, 0, 6).sum()).isEqualTo(5432);
  }

  @Test
  void theBenchmarkedFullRefundSpreadsAShortfallOnBothSides() {
    long[] plain = new PlainLongs(standard).full();

    assertThat(plain).isEqualTo(library(standard, BenchmarkedSale.FULL, 0, 1, 2, 3, 4));
    assertThat(Arrays.stream(plain, 0, 12).sum()).isEqualTo(standard.ledger().room());
    assertThat(standard.ledger().room()).isLessThan(partsLeft(standard));
  }

  @Property
  void bothSidesQuoteTheSame(@ForAll Random random) {
    BenchmarkedSale sale = RandomSales.refundedNowAndThen(random);
    RequestedItem[] items = RandomSales.items(random, sale, 1);
    compare(sale, BenchmarkedSale.ask(RefundType.ITEM_RETURN).withItems(items));
    RequestedAmounts total = RequestedAmounts.total(1 + random.nextInt(30_000));
    compare(
        sale,
        BenchmarkedSale.ask(RefundType.PARTIAL)
            .withItems(RandomSales.items(random, sale, 0))
            .withAmounts(total));
    compare(sale, BenchmarkedSale.FULL);
  }

  @Test
  void theRandomSalesMeetEveryCapAndAreRefusedToo() {
    Set<Long> remarks = new TreeSet<>();
    int refused = 0;
    for (int seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      BenchmarkedSale sale = RandomSales.refundedNowAndThen(random);
      RefundRequest request =
          BenchmarkedSale.ask(RefundType.ITEM_RETURN).withItems(RandomSales.items(random, sale, 1));
      Answer<Quote> answer = sale.quoter().quote(request);
      if (answer instanceof Answer.Accepted<Quote> granted) {
        remarks.add(remarks(granted.value()));
      } else {
        refused++;
      }
    }
    assertThat(remarks)
        .contains(
            0L,
            (long) PlainLongs.CAPPED_BY_LINE,
            (long) PlainLongs.CAPPED_BY_COMPONENT,
            (long) PlainLongs.CAPPED_BY_ORDER);
    assertThat(refused).isBetween(1, 200);
  }

  @Property
  void bothSidesSplitTheSame(
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 99_999) Long> list,
      @ForAll @LongRange(min = 0, max = 1000) long permille) {
    long[] weights = list.stream().mapToLong(Long::longValue).toArray();
    long amount = Arrays.stream(weights).sum() * permille / 1000;
    long[] shares = new long[weights.length];
    long[] remainders = new long[weights.length];

    PlainLongs.largestRemainder(amount, weights, shares, remainders, 0, 1, weights.length);

    assertThat(shares).isEqualTo(Split.largestRemainder(amount, weights));
    assertThat(PlainLongs.runningTotal(weights[0], permille, 1000))
        .isEqualTo(Split.runningTotal(weights[0], permille, 1000));
  }

  @Test
  void forgettingTheEarlierRefundWouldShow() {
    BenchmarkedSale forgotten = BenchmarkedSale.of(standard.sale());

    assertThat(new PlainLongs(forgotten).full()).isNotEqualTo(new PlainLongs(standard).full());
    assertThat(new PlainLongs(forgotten).full())
        .isNotEqualTo(library(standard, BenchmarkedSale.FULL, 0, 1, 2, 3, 4));
  }

  private static void compare(BenchmarkedSale sale, RefundRequest request) {
    List<RequestedItem> items = request.items();
    int[] lines =
        items.stream().mapToInt(item -> sale.worth().indexOf(item.lineItemId())).toArray();
    int[] units = items.stream().mapToInt(RequestedItem::quantity).toArray();
    PlainLongs plain = new PlainLongs(sale);
    Long total = request.amounts().total();
    if (request.type() == RefundType.FULL) {
      int[] all = new int[sale.sale().lines().size()];
      Arrays.setAll(all, i -> i);
      assertThat(plain.full()).isEqualTo(library(sale, request, all));
    } else if (total == null) {
      assertThat(plain.itemReturn(lines, units)).isEqualTo(library(sale, request, lines));
    } else {
      assertThat(plain.partial(lines, units, total)).isEqualTo(library(sale, request, lines));
    }
  }

  /** The library's quote in the order in which plain longs tell theirs. */
  private static long[] library(BenchmarkedSale sale, RefundRequest request, int... lines) {
    Answer<Quote> answer = sale.quoter().quote(request);
    if (answer instanceof Answer.Refused<Quote> || answer.orElseThrow().total() == 0) {
      return PlainLongs.REFUSED;
    }
    Quote quote = answer.orElseThrow();
    int parts = request.type() == RefundType.FULL ? lines.length + 1 : lines.length;
    List<Payment> payments = sale.sale().payments();
    long[] figures = new long[2 * parts + payments.size() + 3];
    for (LineShare share : quote.allocation().lines()) {
      int line = sale.worth().indexOf(share.lineId());
      for (int i = 0; i < lines.length; i++) {
        if (lines[i] == line) {
          put(share.worth(), figures, 2 * i);
        }
      }
    }
    if (parts > lines.length) {
      put(quote.allocation().shipping(), figures, 2 * lines.length);
    }
    for (PayoutShare payout : quote.payouts()) {
      int payment = payments.indexOf(sale.sale().payment(payout.paymentId()).orElseThrow());
      figures[2 * parts + payment] = payout.amount();
    }
    figures[figures.length - 3] = quote.allocation().adjustment();
    figures[figures.length - 2] = quote.maxRefundable();
    figures[figures.length - 1] = remarks(quote);
    return figures;
  }

  private static void put(Worth worth, long[] figures, int at) {
    figures[at] = worth.value();
    figures[at + 1] = worth.tax();
  }

  private static long remarks(Quote quote) {
    return (quote.cappedBy().contains(Cap.LINE) ? PlainLongs.CAPPED_BY_LINE : 0)
        | (quote.cappedBy().contains(Cap.COMPONENT) ? PlainLongs.CAPPED_BY_COMPONENT : 0)
        | (quote.cappedBy().contains(Cap.ORDER) ? PlainLongs.CAPPED_BY_ORDER : 0)
        | (quote.aboveUnits() ? PlainLongs.ABOVE_UNITS : 0);
  }

  private static long partsLeft(BenchmarkedSale sale) {
    long left = sale.worth().shipping().total();
    for (int i = 0; i < sale.sale().lines().size(); i++) {
      left += sale.worth().line(i).total();
    }
    return left - sale.ledger().lines().get("line_2").given().total();
  }
}
