package dev.refundkit.engine;

import java.time.Duration;

/**
 * The engine's bounds. Take the defaults and change what you must:
 *
 * <pre>{@code
 * RefundEngine.builder().limits(EngineLimits.DEFAULT.withLease(Duration.ofMinutes(5)))
 * }</pre>
 *
 * @param commitAttempts how often a step whose sale changed meanwhile is worked out anew before
 *     {@code conflict} is answered; more hides busier orders from callers, at the price of slower
 *     answers
 * @param effectAttempts how often an effect is tried before it is given up and a person must look
 * @param lease for how long a worker holds an effect; longer than the slowest call to a port, and
 *     the wait after a crash
 * @param firstDelay before the second retry of an effect and before the first enquiry after a
 *     time-out; doubled each time. A call that is certain to have done nothing is repeated once
 *     without delay
 * @param maxDelay the longest delay, at most one hour (L7)
 * @param pageSize the most entries of a page that a list returns
 * @param silentCalls after so many calls in a row that the processor did not answer, it is left
 *     alone for {@code firstDelay} and then called once until it answers; fewer spare a processor
 *     in trouble, more lose less time to a short hiccup
 */
public record EngineLimits(
    int commitAttempts,
    int effectAttempts,
    Duration lease,
    Duration firstDelay,
    Duration maxDelay,
    int pageSize,
    int silentCalls) {

  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
  private static final Duration LONGEST_LEASE = Duration.ofDays(1);

  public static final EngineLimits DEFAULT =
      new EngineLimits(
          20, 16, Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofHours(1), 100, 20);

  public EngineLimits {
    if (commitAttempts < 1 || effectAttempts < 1 || pageSize < 1 || silentCalls < 1) {
      throw new IllegalArgumentException("attempts, page size and silent calls must be at least 1");
    }
    if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
      throw new IllegalArgumentException("lease must be one second to one day, was " + lease);
    }
    if (firstDelay.isNegative()) {
      throw new IllegalArgumentException("first delay must not be negative");
    }
    if (maxDelay.compareTo(firstDelay) < 0 || maxDelay.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("max delay must lie between the first delay and one hour");
    }
  }

  /** The same with another {@link #commitAttempts}. */
  public EngineLimits withCommitAttempts(int commitAttempts) {
    return new EngineLimits(
        commitAttempts, effectAttempts, lease, firstDelay, maxDelay, pageSize, silentCalls);
  }

  /** The same with another {@link #effectAttempts}. */
  public EngineLimits withEffectAttempts(int effectAttempts) {
    return new EngineLimits(
        commitAttempts, effectAttempts, lease, firstDelay, maxDelay, pageSize, silentCalls);
  }

  /** The same with another {@link #lease}. */
  public EngineLimits withLease(Duration lease) {
    return new EngineLimits(
        commitAttempts, effectAttempts, lease, firstDelay, maxDelay, pageSize, silentCalls);
  }

  /** The same with another {@link #firstDelay}. */
  public EngineLimits withFirstDelay(Duration firstDelay) {
    return new EngineLimits(
        commitAttempts, effectAttempts, lease, firstDelay, maxDelay, pageSize, silentCalls);
  }

  /** The same with another {@link #maxDelay}. */
  public EngineLimits withMaxDelay(Duration maxDelay) {
    return new EngineLimits(
        commitAttempts, effectAttempts, lease, firstDelay, maxDelay, pageSize, silentCalls);
  }

  /** The same with another {@link #pageSize}. */
  public EngineLimits withPageSize(int pageSize) {
    return new EngineLimits(
        commitAttempts, effectAttempts, lease, firstDelay, maxDelay, pageSize, silentCalls);
  }

  /** The same with another {@link #silentCalls}. */
  public EngineLimits withSilentCalls(int silentCalls) {
    return new EngineLimits(
        commitAttempts, effectAttempts, lease, firstDelay, maxDelay, pageSize, silentCalls);
  }
}
