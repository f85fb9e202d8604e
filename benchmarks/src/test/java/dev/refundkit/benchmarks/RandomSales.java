package dev.refundkit.benchmarks;

import dev.refundkit.ledger.LineBalance;
import dev.refundkit.quote.Quote;
import dev.refundkit.refusal.Answer;
import dev.refundkit.request.PaymentRefundRequest;
import dev.refundkit.request.RefundType;
import dev.refundkit.request.RequestedAmounts;
import dev.refundkit.request.RequestedItem;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Sales of the benchmarked shape with random figures, and random refunds of them. */
final class RandomSales {

  private RandomSales() {}

  /**
   * A sale with up to three refunds in its ledger: of lines, with fees or goodwill, of payments.
   */
  static BenchmarkedSale refundedNowAndThen(Random random) {
    BenchmarkedSale sale = BenchmarkedSale.of(sale(random));
    int refunds = random.nextInt(4);
    for (int i = 0; i < refunds; i++) {
      if (earlier(random, sale) instanceof Answer.Accepted<Quote> granted) {
        sale = sale.after(granted.value());
      }
    }
    return sale;
  }

  /** Some of the lines, each with at least so many units, as far as it has them left. */
  static RequestedItem[] items(Random random, BenchmarkedSale sale, int least) {
    List<RequestedItem> items = new ArrayList<>();
    for (int line = 0; line < sale.sale().lines().size(); line++) {
      int left = unitsLeft(sale, line);
      if (left >= least && random.nextInt(3) > 0) {
        items.add(BenchmarkedSale.units(line, least + random.nextInt(left - least + 1)));
      }
    }
    Collections.shuffle(items, random);
    return items.toArray(RequestedItem[]::new);
  }

  private static Answer<Quote> earlier(Random random, BenchmarkedSale sale) {
    RequestedItem[] items = items(random, sale, 0);
    long amount = 1 + random.nextInt(9_999);
    return switch (random.nextInt(4)) {
      case 0 ->
          sale.quoter()
              .quote(BenchmarkedSale.ask(RefundType.ITEM_RETURN).withItems(items(random, sale, 1)));
      case 1 ->
          sale.quoter()
              .quote(PaymentRefundRequest.of("payment_1", amount, "requested_by_customer"));
      case 2 ->
          sale.quoter()
              .quote(
                  BenchmarkedSale.ask(RefundType.PARTIAL)
                      .withItems(items)
                      .withAmounts(RequestedAmounts.total(amount)));
      default ->
          sale.quoter()
              .quote(
                  BenchmarkedSale.ask(RefundType.PARTIAL)
                      .withItems(items)
                      .withAmounts(amounts(random.nextInt(2_001) - 1_000L, amount)));
    };
  }

  private static RequestedAmounts amounts(long adjustment, long total) {
    return new RequestedAmounts(null, null, null, adjustment, total, null);
  }

  private static int unitsLeft(BenchmarkedSale sale, int line) {
    SaleLine sold = sale.sale().lines().get(line);
    LineBalance balance = sale.ledger().lines().get(sold.id());
    return sold.quantity() - (balance == null ? 0 : balance.taken().count());
  }

  private static Sale sale(Random random) {
    List<SaleLine> lines = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < 5; i++) {
      long subtotal = random.nextInt(10_000);
      long tax = subtotal * random.nextInt(200) / 1000;
      lines.add(BenchmarkedSale.line(i, 1 + random.nextInt(9), subtotal, tax));
      total += subtotal + tax;
    }
    long discount = lines.stream().mapToLong(SaleLine::subtotal).sum() * random.nextInt(200) / 1000;
    long shipping = random.nextInt(1_500);
    long shippingTax = random.nextInt(100);
    total += shipping + shippingTax - discount;
    long captured = Math.max(0, total + random.nextInt(501) - 250);
    long first = captured * random.nextInt(1_001) / 1_000;
    return BenchmarkedSale.sale(
        discount,
        lines,
        new ShippingCharge(shipping, 0, BenchmarkedSale.taxes(shippingTax)),
        List.of(
            Payment.captured("payment_1", "gift_card", first),
            Payment.captured("payment_2", "card", captured - first)));
  }
}
