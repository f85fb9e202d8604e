package dev.refundkit.samples.propertytests;

import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.sale.SaleLine;
import dev.refundkit.sale.ShippingCharge;
import dev.refundkit.sale.TaxPart;
import dev.refundkit.spi.Sales;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** States the shop's orders as sales. */
public final class ShopSales implements Sales {

  /** What the policy calls goods that are not taken back. */
  public static final String FINAL_SALE = "final_sale";

  private final Map<String, Order> orders = new ConcurrentHashMap<>();

  /** Keeps an order, or what became of it. */
  public void keep(Order order) {
    orders.put(order.number(), order);
  }

  @Override
  public Optional<Sale> order(String orderId) {
    return Optional.ofNullable(orders.get(orderId)).map(ShopSales::stated);
  }

  @Override
  public Optional<Sale> orderOfPayment(String paymentId) {
    return orders.values().stream()
        .filter(order -> order.receipts().stream().anyMatch(r -> r.id().equals(paymentId)))
        .findFirst()
        .map(ShopSales::stated);
  }

  /** The sale that an order of the shop is. */
  public static Sale stated(Order order) {
    Order.Freight freight = order.freight();
    return new Sale(
        order.number(),
        order.customer(),
        order.currency(),
        order.placed(),
        order.arrived(),
        order.grossPrices(),
        order.coupon(),
        order.items().stream().map(ShopSales::line).toList(),
        new ShippingCharge(freight.price(), freight.rebate(), taxes(freight.levies())),
        order.receipts().stream()
            .map(receipt -> Payment.captured(receipt.id(), receipt.means(), receipt.amount()))
            .toList());
  }

  private static SaleLine line(Order.Item item) {
    return new SaleLine(
        item.id(),
        item.article(),
        item.name(),
        null,
        item.department(),
        item.finalSale() ? Set.of(FINAL_SALE) : Set.of(),
        item.count(),
        item.price(),
        item.rebate(),
        taxes(item.levies()),
        item.sent());
  }

  private static List<TaxPart> taxes(List<Order.Levy> levies) {
    return levies.stream().map(levy -> new TaxPart(levy.name(), levy.amount())).toList();
  }
}
