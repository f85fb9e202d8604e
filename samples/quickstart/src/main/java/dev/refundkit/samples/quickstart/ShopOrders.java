package dev.refundkit.samples.quickstart;

import dev.refundkit.sale.Sale;
import dev.refundkit.spi.Sales;
import java.util.List;
import java.util.Optional;

/** The orders of a shop file. */
public final class ShopOrders implements Sales {

  private final List<Sale> orders;

  public ShopOrders(ShopFile shop) {
    this.orders = shop.orders().stream().map(ShopFile.Order::toSale).toList();
  }

  @Override
  public Optional<Sale> order(String orderId) {
    return orders.stream().filter(order -> order.id().equals(orderId)).findFirst();
  }

  @Override
  public Optional<Sale> orderOfPayment(String paymentId) {
    return orders.stream().filter(order -> order.payment(paymentId).isPresent()).findFirst();
  }
}
