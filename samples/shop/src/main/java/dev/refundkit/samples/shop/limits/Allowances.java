package dev.refundkit.samples.shop.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often each of many callers may do something in a period. They are counted in this process
 * only. Safe for use by several threads.
 */
public final class Allowances {

  /**
   * Of so many callers the last calls are remembered; who has not called for longest is dropped.
   */
  private static final int CALLERS = 10_000;

  private static final int IPV6_NETWORK_GROUPS = 4;

  private final Duration period;
  private final TimeMeter clock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CALLERS;
        }
      };

  public Allowances(Duration period, TimeMeter clock) {
    this.period = period;
    this.clock = clock;
  }

  /**
   * Counts a call, unless the caller has made as many as they may.
   *
   * @param most of this caller's calls, in a period
   * @return empty if the call was counted; otherwise how long the caller must wait for the next
   */
  public Optional<Duration> take(String caller, int most) {
    ConsumptionProbe probe = bucket(caller, most).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket bucket(String caller, int most) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(
          caller,
          any ->
              Bucket.builder()
                  .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
                  .withCustomTimePrecision(clock)
                  .build());
    }
  }

  /** The seconds of a wait, as {@code Retry-After} tells them: never too few. */
  public static String retryAfter(Duration wait) {
    return Long.toString(wait.toSeconds() + 1);
  }

  /** Who has the address: one subscriber has a whole /64 of IPv6. */
  public static String network(String address) {
    String[] groups = address.split(":", -1);
    return groups.length == 8
        ? String.join(":", Arrays.copyOf(groups, IPV6_NETWORK_GROUPS))
        : address;
  }
}
