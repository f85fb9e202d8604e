package dev.refundkit.samples.shop.orders;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.spi.CustomerHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Tells what the shop knows of its customers. */
public final class ShopCustomers implements CustomerHistory {

  /** The refunds that RefundKit keeps, of a customer since a time. */
  @FunctionalInterface
  public interface KeptRefunds {

    /** How many there are, those aside that gave nothing back. */
    int since(String customerId, Instant time);
  }

  private static final Duration LATELY = Duration.ofDays(90);

  private final Customers customers;
  private final KeptRefunds kept;

  public ShopCustomers(Customers customers, KeptRefunds kept) {
    this.customers = customers;
    this.kept = kept;
  }

  @Override
  public CustomerFacts of(String customerId, IsoCurrency currency, Instant now) {
    return customers
        .find(customerId)
        .map(customer -> facts(customer, currency, now))
        .orElse(CustomerFacts.UNKNOWN);
  }

  private CustomerFacts facts(Customer customer, IsoCurrency currency, Instant now) {
    Instant since = now.minus(LATELY);
    return new CustomerFacts(
        customers.formerRefunds(customer.id(), since, now) + kept.since(customer.id(), since),
        customers.spent(customer.id(), currency.code()).orElse(null),
        customer.risk(),
        Map.of());
  }
}
