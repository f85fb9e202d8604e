package dev.refundkit.benchmarks;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.quote.PayoutShare;
import dev.refundkit.quote.Quote;
import dev.refundkit.quote.Quoter;
import dev.refundkit.quote.TenderStrategy;
import dev.refundkit.request.RefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.SaleWorth;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A sale of five lines, paid with a gift card and a credit card, of which one refund is booked, and
 * what is asked of it next.
 *
 * @param worth of its parts; worked out once, as the facts of a sale are frozen
 * @param ledger after the earlier refund
 */
record BenchmarkedSale(Sale sale, SaleWorth worth, Ledger ledger) {

  private static final Instant PLACED = Instant.parse("2024-02-20T12:00:00Z");

  /** Several units of three lines; what is left of the second one lowers its worth (M6). */
  static final RefundRequest ITEM_RETURN =
      ask(RefundType.ITEM_RETURN).withItems(units(0, 2), units(1, 3), units(3, 5));

  /** A named total, spread over three lines (M4) and their taxes (M3). */
  static final RefundRequest PARTIAL =
      ask(RefundType.PARTIAL)
          .withItems(units(0, 1), units(2, 0), units(4, 3))
          .withAmounts(RequestedAmounts.total(5_432));

  /** All that is left: a little less than the parts are worth (M13). */
  static final RefundRequest FULL = ask(RefundType.FULL);

  /**
   * The sale, and its ledger after a partial refund of the second line: one of four units for more
   * than it is worth, and some goodwill.
   */
  static BenchmarkedSale standard() {
    List<SaleLine> lines =
        List.of(
            line(0, 3, 10_000, 825),
            line(1, 4, 7_999, 612),
            line(2, 1, 24_950, 1_909),
            line(3, 7, 4_893, 375),
            line(4, 12, 10_000, 765));
    List<Payment> payments =
        List.of(
            Payment.captured("gift_card", "gift_card", 10_000),
            Payment.captured("card", "card", 51_329));
    Sale sale = sale(1_999, lines, new ShippingCharge(999, 0, taxes(1)), payments);
    RequestedAmounts generous = new RequestedAmounts(null, null, null, 500L, 3_500L, null);
    return of(sale).after(ask(RefundType.PARTIAL).withItems(units(1, 1)).withAmounts(generous));
  }

  /** A sale that nobody has refunded yet. */
  static BenchmarkedSale of(Sale sale) {
    return new BenchmarkedSale(sale, SaleWorth.of(sale), Ledger.open(sale));
  }

  static Sale sale(
      long discount, List<SaleLine> lines, ShippingCharge shipping, List<Payment> payments) {
    return new Sale(
        "order",
        null,
        IsoCurrency.of("USD"),
        PLACED,
        null,
        false,
        discount,
        lines,
        shipping,
        payments);
  }

  static SaleLine line(int index, int quantity, long subtotal, long tax) {
    String id = lineId(index);
    return new SaleLine(
        id, id, id, null, SaleLine.OTHER, Set.of(), quantity, subtotal, 0, taxes(tax), true);
  }

  static List<TaxPart> taxes(long amount) {
    return List.of(new TaxPart(TaxPart.SINGLE, amount));
  }

  static RefundRequest ask(RefundType type) {
    return RefundRequest.of("order", type, "requested_by_customer");
  }

  static RequestedItem units(int line, int quantity) {
    return RequestedItem.of(lineId(line), quantity);
  }

  private static String lineId(int index) {
    return "line_" + (index + 1);
  }

  /** The quoter of this sale as it stands now. */
  Quoter quoter() {
    return new Quoter(sale, worth, ledger, TenderStrategy.ORIGINAL_FIRST);
  }

  /** The same sale after one more refund. */
  BenchmarkedSale after(RefundRequest request) {
    return after(quoter().quote(request).orElseThrow());
  }

  BenchmarkedSale after(Quote quote) {
    Ledger next = ledger.take("earlier", quote.allocation(), sale, worth);
    for (PayoutShare payout : quote.payouts()) {
      next = next.reserve(payout.paymentId(), payout.amount());
    }
    return new BenchmarkedSale(sale, worth, next);
  }
}
