package dev.refundkit.rules;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.Restocking;
import dev.refundkit.policy.ReturnCase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A policy that has so long for each answer. When it takes longer, a person looks at this case and
 * at every later one: the policy is disabled, because a rule that runs for ever would take the
 * host's threads one by one. It stays so; a host goes on by making a new one. A person looks at a
 * single case where the executor has no thread or the caller is interrupted. Safe for use by
 * several threads if the policy is.
 */
public final class TimeLimitedPolicy implements RefundPolicy {

  private final RefundPolicy policy;
  private final Duration limit;
  private final Executor executor;
  private volatile boolean disabled;

  /**
   * @param limit for one answer, and once more for waiting until a thread is free; longer than any
   *     honest policy takes, such as two seconds
   * @param executor the host's own threads on which the policy runs. A run that exceeds the limit
   *     is interrupted, but may keep its thread until it ends.
   * @throws IllegalArgumentException if the limit is zero or negative
   */
  public TimeLimitedPolicy(RefundPolicy policy, Duration limit, Executor executor) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("limit must be positive, but is " + limit);
    }
    this.policy = policy;
    this.limit = limit;
    this.executor = executor;
  }

  /** Whether the policy ran into its limit once, so that a person looks at everything. */
  public boolean isDisabled() {
    return disabled;
  }

  @Override
  public Decision decide(RefundCase asked) {
    return within(
        () -> policy.decide(asked),
        reason -> Decision.of(Outcome.REVIEW, version(), reason),
        "review");
  }

  @Override
  public Disposition dispose(ReturnCase asked) {
    return within(
        () -> policy.dispose(asked),
        reason -> new Disposition(Restocking.INSPECT, List.of(reason), version()),
        "inspect");
  }

  private <T> T within(Callable<T> call, Function<Reason, T> instead, String outcome) {
    if (disabled) {
      return instead.apply(
          Reason.of(
              "policy-disabled",
              outcome,
              "The policy took too long for an earlier case, so a person looks."));
    }
    CountDownLatch begun = new CountDownLatch(1);
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              begun.countDown();
              return call.call();
            });
    Reason failure;
    try {
      executor.execute(task);
      if (begun.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      }
      task.cancel(true);
      failure = reason("no-thread", outcome, "No thread for the policy was free in " + limit, null);
    } catch (TimeoutException e) {
      disabled = true;
      task.cancel(true);
      failure = reason("time-limit", outcome, "The policy took longer than " + limit, null);
    } catch (RejectedExecutionException e) {
      failure = reason("no-thread", outcome, "There was no thread for the policy", e);
    } catch (ExecutionException e) {
      failure = reason("rule-failed", outcome, "The policy failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      task.cancel(true);
      failure = reason("interrupted", outcome, "The policy was interrupted", null);
    }
    return instead.apply(failure);
  }

  private static Reason reason(
      String rule, String outcome, String what, @Nullable Throwable failure) {
    String cause = failure == null ? "" : " (" + failure.getClass().getSimpleName() + ")";
    return Reason.of(rule, outcome, what + cause + ", so a person looks.");
  }

  @Override
  public PolicyVersion version() {
    return policy.version();
  }

  @Override
  public Set<String> reasons() {
    return policy.reasons();
  }
}
