package dev.refundkit.samples.shop.orders;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.spi.Sales;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** States the shop's orders as RefundKit's sales. */
public final class ShopSales implements Sales {

  private final Orders orders;

  public ShopSales(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Optional<Sale> order(String orderId) {
    return orders.find(orderId).map(ShopSales::sale);
  }

  @Override
  public Optional<Sale> orderOfPayment(String paymentId) {
    return orders.ofPayment(paymentId).map(ShopSales::sale);
  }

  private static Sale sale(Order order) {
    return new Sale(
        order.id(),
        order.customerId(),
        IsoCurrency.of(order.currency()),
        order.placedAt(),
        order.deliveredAt(),
        order.pricesIncludeTax(),
        order.discount(),
        order.lines().stream().map(ShopSales::line).toList(),
        shipping(order.shipping()),
        order.payments().stream().map(ShopSales::payment).toList());
  }

  private static SaleLine line(OrderLine line) {
    return new SaleLine(
        line.id(),
        line.productId(),
        line.productName(),
        line.sku(),
        line.category(),
        Set.copyOf(line.tags()),
        line.quantity(),
        line.subtotal(),
        line.discount(),
        taxes(line.taxes()),
        line.shipped());
  }

  private static ShippingCharge shipping(Shipping shipping) {
    return new ShippingCharge(shipping.subtotal(), shipping.discount(), taxes(shipping.taxes()));
  }

  private static List<TaxPart> taxes(List<Tax> taxes) {
    return taxes.stream().map(tax -> new TaxPart(tax.name(), tax.amount())).toList();
  }

  /** Disputes and refunds made elsewhere are reported to the engine, not stated here (P13). */
  private static Payment payment(OrderPayment payment) {
    return new Payment(
        payment.id(),
        payment.type(),
        payment.brand(),
        payment.last4(),
        payment.captured() == 0 ? Payment.Status.AUTHORIZED : Payment.Status.CAPTURED,
        payment.captured(),
        0,
        0);
  }
}
