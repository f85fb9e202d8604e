package dev.refundkit.samples.shop.orders;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of the shop. Amounts are minor units of its currency.
 *
 * @param currency an ISO 4217 code
 * @param discount of the whole order, beside those of the lines
 * @param payments in the order in which they were made
 */
public record Order(
    String id,
    @Nullable String customerId,
    String currency,
    Instant placedAt,
    @Nullable Instant deliveredAt,
    boolean pricesIncludeTax,
    long discount,
    Shipping shipping,
    List<OrderLine> lines,
    List<OrderPayment> payments) {

  public Order {
    lines = List.copyOf(lines);
    payments = List.copyOf(payments);
  }

  Order with(List<Tax> shippingTaxes, List<OrderLine> itsLines, List<OrderPayment> itsPayments) {
    return new Order(
        id,
        customerId,
        currency,
        placedAt,
        deliveredAt,
        pricesIncludeTax,
        discount,
        new Shipping(shipping.subtotal(), shipping.discount(), shippingTaxes),
        itsLines,
        itsPayments);
  }
}
