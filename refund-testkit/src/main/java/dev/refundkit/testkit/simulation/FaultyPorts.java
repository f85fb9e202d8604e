package dev.refundkit.testkit.simulation;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.sale.Sale;
import dev.refundkit.spi.CustomerHistory;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.LabelOrder;
import dev.refundkit.spi.Notice;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.RestockOrder;
import dev.refundkit.spi.ReturnLabels;
import dev.refundkit.spi.Sales;
import java.time.Instant;
import java.util.Optional;

/** The rest of the outside as one process reaches it. */
final class FaultyPorts implements Sales, Inventory, Notifier, ReturnLabels, CustomerHistory {

  private final SimulatedWorld world;
  private final SimulatedProcess process;

  FaultyPorts(SimulatedWorld world, SimulatedProcess process) {
    this.world = world;
    this.process = process;
  }

  @Override
  public Optional<Sale> order(String orderId) {
    return world.interference.at(PortMethod.SALES, process, () -> world.sales.order(orderId));
  }

  @Override
  public Optional<Sale> orderOfPayment(String paymentId) {
    return world.interference.at(
        PortMethod.SALES, process, () -> world.sales.orderOfPayment(paymentId));
  }

  @Override
  public Inventory.Result restock(RestockOrder order) {
    Fault fault = world.interference.next(PortMethod.RESTOCK);
    boolean refused = fault == Fault.RESTOCK_REFUSED;
    return world.interference.with(
        refused ? null : fault,
        PortMethod.RESTOCK,
        process,
        () -> world.shop.restock(order, refused));
  }

  @Override
  public void tell(Notice notice) {
    world.interference.at(
        PortMethod.NOTIFY,
        process,
        () -> {
          world.shop.tell(notice);
          return true;
        });
  }

  @Override
  public Optional<String> make(LabelOrder order) {
    return world.interference.at(
        PortMethod.LABEL, process, () -> Optional.of(world.shop.label(order)));
  }

  @Override
  public CustomerFacts of(String customerId, IsoCurrency currency, Instant now) {
    return world.interference.at(PortMethod.HISTORY, process, () -> CustomerFacts.UNKNOWN);
  }
}
