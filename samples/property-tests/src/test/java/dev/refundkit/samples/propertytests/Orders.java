package dev.refundkit.samples.propertytests;

import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import java.util.List;

/**
 * Enters a generated sale into the shop's own records: the way back of {@link ShopSales}. A shop
 * that cannot record every sale, say because it has one tax only, enters what it can and generates
 * only such sales.
 */
final class Orders {

  private Orders() {}

  static Order of(Sale sale) {
    ShippingCharge shipping = sale.shipping();
    return new Order(
        sale.id(),
        sale.customerId(),
        sale.currency(),
        sale.placedAt(),
        sale.deliveredAt(),
        sale.pricesIncludeTax(),
        sale.discount(),
        sale.lines().stream().map(Orders::item).toList(),
        new Order.Freight(shipping.subtotal(), shipping.discount(), levies(shipping.taxes())),
        sale.payments().stream().map(Orders::receipt).toList());
  }

  private static Order.Item item(SaleLine line) {
    return new Order.Item(
        line.id(),
        line.productId(),
        line.productName(),
        line.category(),
        line.tags().contains(ShopSales.FINAL_SALE),
        line.quantity(),
        line.subtotal(),
        line.discount(),
        levies(line.taxes()),
        line.shipped());
  }

  private static Order.Receipt receipt(Payment payment) {
    return new Order.Receipt(payment.id(), payment.type(), payment.captured());
  }

  private static List<Order.Levy> levies(List<TaxPart> taxes) {
    return taxes.stream().map(tax -> new Order.Levy(tax.name(), tax.amount())).toList();
  }
}
