package dev.refundkit.samples.shop.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody may call: each key by itself, and each address from which a call without a
 * valid key or signature came. They are counted in this process only. Safe for use by several
 * threads.
 */
final class RateLimits {

  /**
   * Of so many callers the last calls are remembered; who has not called for longest is dropped.
   */
  private static final int CALLERS = 10_000;

  private static final int IPV6_NETWORK_GROUPS = 4;

  private final ApiProperties.Rate rate;
  private final TimeMeter clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CALLERS;
        }
      };

  RateLimits(ApiProperties.Rate rate, TimeMeter clock) {
    this.rate = rate;
    this.clock = clock;
  }

  /** Counts a call under a valid key. */
  void key(String hash) {
    take("key " + hash, rate.perKey());
  }

  /** Counts a call that nobody answers for. */
  void stranger(String address) {
    take("address " + network(address), rate.perAddress());
  }

  private void take(String caller, int most) {
    ConsumptionProbe probe = bucket(caller, most).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
      throw new FaultException(Fault.RATE_LIMITED, Map.of("Retry-After", Long.toString(seconds)));
    }
  }

  private Bucket bucket(String caller, int most) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(
          caller,
          any ->
              Bucket.builder()
                  .addLimit(limit -> limit.capacity(most).refillGreedy(most, rate.period()))
                  .withCustomTimePrecision(clock)
                  .build());
    }
  }

  /** One subscriber has a whole /64 of IPv6. */
  private static String network(String address) {
    String[] groups = address.split(":", -1);
    return groups.length == 8
        ? String.join(":", Arrays.copyOf(groups, IPV6_NETWORK_GROUPS))
        : address;
  }
}
