package dev.refundkit.samples.shop;

import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.samples.shop.orders.Customers;
import dev.refundkit.samples.shop.orders.Mail;
import dev.refundkit.samples.shop.orders.Orders;
import dev.refundkit.samples.shop.orders.ShopCustomers;
import dev.refundkit.samples.shop.orders.ShopMail;
import dev.refundkit.samples.shop.orders.ShopSales;
import dev.refundkit.samples.shop.orders.ShopStock;
import dev.refundkit.samples.shop.orders.Stock;
import dev.refundkit.samples.shop.payments.AcquirerClient;
import dev.refundkit.samples.shop.payments.AcquirerProcessor;
import dev.refundkit.samples.shop.payments.StoreCredit;
import dev.refundkit.spi.CustomerHistory;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.Notifier;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.Sales;
import dev.refundkit.spring.RefundEngines;
import dev.refundkit.spring.TenantPorts;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The ports of each tenant: its own rows of the shop's database, its own account at the acquirer.
 */
final class ShopPorts implements TenantPorts {

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final ShopSettings settings;
  private final RefundPolicy policy;
  private final Supplier<RefundEngines> engines;
  private final InstantSource clock = InstantSource.system();

  /**
   * @param policy decides for every tenant
   * @param engines asked when there are some: they are made with these ports
   */
  ShopPorts(
      JdbcClient jdbc,
      TransactionOperations transactions,
      ShopSettings settings,
      RefundPolicy policy,
      Supplier<RefundEngines> engines) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.settings = settings;
    this.policy = policy;
    this.engines = engines;
  }

  @Override
  public Sales sales(String tenant) {
    return new ShopSales(new Orders(jdbc, tenant));
  }

  @Override
  public PaymentProcessor processor(String tenant) {
    ShopSettings.Acquirer acquirer = settings.acquirer();
    return new AcquirerProcessor(
        new AcquirerClient(
            acquirer.url(), acquirer.token(tenant), acquirer.connectTimeout(), acquirer.timeout()),
        new StoreCredit(jdbc, tenant, clock),
        new Orders(jdbc, tenant));
  }

  @Override
  public Inventory inventory(String tenant) {
    return new ShopStock(new Stock(jdbc, tenant), transactions);
  }

  @Override
  public RefundPolicy policy(String tenant) {
    return policy;
  }

  @Override
  public Notifier notifier(String tenant) {
    return new ShopMail(new Mail(jdbc, tenant), new Customers(jdbc, tenant), clock);
  }

  @Override
  public CustomerHistory customerHistory(String tenant) {
    return new ShopCustomers(
        new Customers(jdbc, tenant), new KeptRefunds(() -> engines.get().store(tenant)));
  }
}
