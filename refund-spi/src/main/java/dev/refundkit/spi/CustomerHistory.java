package dev.refundkit.spi;

import dev.refundkit.money.IsoCurrency;
import dev.refundkit.policy.CustomerFacts;
import java.time.Instant;

/** What the host knows of its customers (CONTRACTS.md, C). */
public interface CustomerHistory {

  /**
   * The facts about a customer, amounts in minor units of the currency; {@link
   * CustomerFacts#UNKNOWN} for a stranger.
   *
   * @throws RuntimeException if it cannot tell; a person looks at the refund then
   */
  CustomerFacts of(String customerId, IsoCurrency currency, Instant now);

  /** Knows nobody. */
  static CustomerHistory none() {
    return (customerId, currency, now) -> CustomerFacts.UNKNOWN;
  }
}
