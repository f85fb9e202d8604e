package dev.refundkit.quote;

import dev.refundkit.ledger.Ledger;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleWorth;
import java.util.ArrayList;
import java.util.List;

/**
 * How an order stands, in minor units of its currency.
 *
 * @param refundable what the payments may still give, kept fees included
 * @param feesKept what of it only a request that names it gives back (M14)
 * @param shippingRefundable shipping with its tax
 */
public record OrderBalance(
    String id,
    String currency,
    long captured,
    long refunded,
    long inFlight,
    long refundable,
    long feesKept,
    List<Line> lines,
    long shippingRefundable) {

  /**
   * What one line has left.
   *
   * @param refundable value and tax; payment refunds do not lower it (M5)
   */
  public record Line(String id, int quantityRefundable, long refundable) {}

  public OrderBalance {
    lines = List.copyOf(lines);
  }

  public static OrderBalance of(Sale sale, SaleWorth worth, Ledger ledger) {
    Remaining remaining = Remaining.of(sale, worth, ledger);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < sale.lines().size(); i++) {
      lines.add(new Line(sale.lines().get(i).id(), remaining.units(i), remaining.line(i).total()));
    }
    return new OrderBalance(
        sale.id(),
        sale.currency().code(),
        ledger.captured(),
        ledger.refunded(),
        ledger.reserved(),
        ledger.room(),
        remaining.feesKept(),
        lines,
        remaining.shipping().total());
  }
}
