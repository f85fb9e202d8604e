package dev.refundkit.json;

import dev.refundkit.quote.OrderBalance;
import java.util.List;

/**
 * How an order stands, in minor units of its currency.
 *
 * @param refundable what its payments may still give, kept fees included
 * @param feesKept what of it only a request that names it gives back
 */
public record OrderDocument(
    String id,
    String currency,
    long captured,
    long refunded,
    long inFlight,
    long refundable,
    long feesKept,
    List<Line> lines,
    Shipping shipping)
    implements Document {

  public OrderDocument {
    lines = List.copyOf(lines);
  }

  /** What one line has left: units, and value with tax. */
  public record Line(String id, int quantityRefundable, long refundable) {}

  /** What the shipping has left, with tax. */
  public record Shipping(long refundable) {}

  static OrderDocument from(OrderBalance balance) {
    return new OrderDocument(
        balance.id(),
        balance.currency(),
        balance.captured(),
        balance.refunded(),
        balance.inFlight(),
        balance.refundable(),
        balance.feesKept(),
        balance.lines().stream()
            .map(line -> new Line(line.id(), line.quantityRefundable(), line.refundable()))
            .toList(),
        new Shipping(balance.shippingRefundable()));
  }
}
