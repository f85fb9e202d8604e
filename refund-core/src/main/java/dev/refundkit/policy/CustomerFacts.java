package dev.refundkit.policy;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the host knows of a customer; each may be unknown (null).
 *
 * @param refunds90d refunds of the last 90 days
 * @param lifetimeValue minor units of the sale's currency
 * @param riskScore 0 (none) to 1
 * @param more free facts of the host, for its own rules
 */
public record CustomerFacts(
    @Nullable Integer refunds90d,
    @Nullable Long lifetimeValue,
    @Nullable BigDecimal riskScore,
    Map<String, Object> more) {

  public static final CustomerFacts UNKNOWN = new CustomerFacts(null, null, null, Map.of());

  public CustomerFacts {
    more = Map.copyOf(more);
  }
}
