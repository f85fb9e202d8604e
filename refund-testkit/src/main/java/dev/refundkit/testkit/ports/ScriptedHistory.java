package dev.refundkit.testkit.ports;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.CustomerFacts;
import dev.refundkit.spi.CustomerHistory;
import java.time.Instant;
import java.util.Map;

/** Knows of customers what it was given; everybody else is a stranger. */
public record ScriptedHistory(Map<String, CustomerFacts> customers) implements CustomerHistory {

  public ScriptedHistory {
    customers = Map.copyOf(customers);
  }

  @Override
  public CustomerFacts of(String customerId, IsoCurrency currency, Instant now) {
    return customers.getOrDefault(customerId, CustomerFacts.UNKNOWN);
  }
}
