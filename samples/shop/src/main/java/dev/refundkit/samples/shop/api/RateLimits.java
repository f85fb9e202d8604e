package dev.refundkit.samples.shop.api;

import dev.refundkit.samples.shop.limits.Allowances;
import io.github.bucket4j.TimeMeter;
import java.util.Map;

/**
 * How often somebody may call: each key by itself, and each address from which a call without a
 * valid key or signature came. Safe for use by several threads.
 */
final class RateLimits {

  private final ApiProperties.Rate rate;
  private final Allowances calls;

  RateLimits(ApiProperties.Rate rate, TimeMeter clock) {
    this.rate = rate;
    this.calls = new Allowances(rate.period(), clock);
  }

  /** Counts a call under a valid key. */
  void key(String hash) {
    take("key " + hash, rate.perKey());
  }

  /** Counts a call that nobody answers for. */
  void stranger(String address) {
    take("address " + Allowances.network(address), rate.perAddress());
  }

  private void take(String caller, int most) {
    calls
        .take(caller, most)
        .ifPresent(
            wait -> {
              throw new FaultException(
                  Fault.RATE_LIMITED, Map.of("Retry-After", Allowances.retryAfter(wait)));
            });
  }
}
