package dev.refundkit.samples.shop.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Fills an empty shop with the orders of a file, so that there is something to refund. */
public final class SampleData {

  private static final Logger LOG = LoggerFactory.getLogger(SampleData.class);

  private final Map<String, SampleOrders> tenants;

  private SampleData(Map<String, SampleOrders> tenants) {
    this.tenants = tenants;
  }

  /**
   * Reads a YAML file: tenants by name, each with customers, orders and stock.
   *
   * @throws org.springframework.boot.context.properties.bind.BindException if it is of another form
   */
  public static SampleData read(Resource yaml) {
    try {
      List<PropertySource<?>> sources = new YamlPropertySourceLoader().load("sample", yaml);
      return new SampleData(
          new Binder(ConfigurationPropertySources.from(sources))
              .bind("shop", Bindable.mapOf(String.class, SampleOrders.class))
              .get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a tenant what the file has for it, unless the tenant has orders. */
  public void fill(
      String tenant, JdbcClient jdbc, TransactionOperations transactions, Instant now) {
    SampleOrders sample = tenants.get(tenant);
    if (sample != null && new Orders(jdbc, tenant).ids().isEmpty()) {
      // Both databases keep it exactly.
      Instant seeded = now.truncatedTo(ChronoUnit.SECONDS);
      try {
        transactions.executeWithoutResult(status -> add(sample, tenant, jdbc, seeded));
      } catch (DuplicateKeyException e) {
        LOG.info("Another process has added the orders of {}", tenant);
      }
    }
  }

  private static void add(SampleOrders sample, String tenant, JdbcClient jdbc, Instant now) {
    Customers customers = new Customers(jdbc, tenant);
    for (SampleOrders.Buyer buyer : sample.customers()) {
      customers.add(new Customer(buyer.id(), buyer.email(), buyer.risk()));
      buyer.spent().forEach((currency, sum) -> customers.addSpent(buyer.id(), currency, sum));
      buyer.refunded().forEach(age -> customers.addFormerRefund(buyer.id(), now.minus(age)));
    }
    NewOrders orders = new NewOrders(jdbc, tenant);
    sample.orders().forEach(purchase -> orders.add(purchase.toOrder(now)));
    Stock stock = new Stock(jdbc, tenant);
    sample.stock().forEach(stock::add);
  }
}
