package dev.refundkit.testkit.ports;

import dev.refundkit.sale.Payment;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.Sales;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sales from a list, which a test may replace one by one. */
public final class ScriptedSales implements Sales {

  private final Map<String, Sale> sales = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if an order's or a payment's id stands twice
   */
  public ScriptedSales(Collection<Sale> sales) {
    for (Sale sale : sales) {
      if (this.sales.containsKey(sale.id())) {
        throw new IllegalArgumentException("order " + sale.id() + " stands twice");
      }
      put(sale);
    }
  }

  /**
   * Adds an order, or states anew what became of it.
   *
   * @throws IllegalArgumentException if another order has a payment of the same id
   */
  public synchronized void put(Sale sale) {
    for (Payment payment : sale.payments()) {
      orderOfPayment(payment.id())
          .filter(owner -> !owner.id().equals(sale.id()))
          .ifPresent(
              owner -> {
                throw new IllegalArgumentException(
                    "payment " + payment.id() + " is of order " + owner.id() + " already");
              });
    }
    sales.put(sale.id(), sale);
  }

  /** All orders, in the order they came. */
  public synchronized List<Sale> all() {
    return List.copyOf(sales.values());
  }

  @Override
  public synchronized Optional<Sale> order(String orderId) {
    return Optional.ofNullable(sales.get(orderId));
  }

  @Override
  public synchronized Optional<Sale> orderOfPayment(String paymentId) {
    return sales.values().stream().filter(s -> s.payment(paymentId).isPresent()).findFirst();
  }
}
