package dev.refundkit.rules.run;

import dev.refundkit.policy.Budget;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of a request, before what its rules looked at is put into words, which costs
 * as much again. For one thread.
 */
public final class Verdict {

  private final CompiledPolicy policy;
  private final Outcome outcome;
  private final boolean requireReturn;
  private final boolean payAfterReturn;
  private final @Nullable Fee fee;
  private final List<Budget> budgets;
  private final Reasons reasons;

  Verdict(
      CompiledPolicy policy,
      Outcome outcome,
      boolean requireReturn,
      boolean payAfterReturn,
      @Nullable Fee fee,
      List<Budget> budgets,
      Reasons reasons) {
    this.policy = policy;
    this.outcome = outcome;
    this.requireReturn = requireReturn;
    this.payAfterReturn = payAfterReturn;
    this.fee = fee;
    this.budgets = budgets;
    this.reasons = reasons;
  }

  /** As {@link Decision#outcome}. */
  public Outcome outcome() {
    return outcome;
  }

  /** As {@link Decision#requireReturn}. */
  public boolean requireReturn() {
    return requireReturn;
  }

  /** As {@link Decision#payAfterReturn}. */
  public boolean payAfterReturn() {
    return payAfterReturn;
  }

  /** As {@link Decision#fee}. */
  public @Nullable Fee fee() {
    return fee;
  }

  /** The ids of the decision's reasons. */
  public Set<String> rules() {
    return reasons.rules();
  }

  /** The whole of it. */
  public Decision decision() {
    Settings settings = policy.settings();
    return new Decision(
        outcome,
        requireReturn,
        payAfterReturn,
        fee,
        days(settings.completionDays()),
        requireReturn ? days(settings.returnWithinDays()) : null,
        budgets,
        reasons.all(),
        policy.version());
  }

  private static @Nullable Duration days(@Nullable Integer days) {
    return days == null ? null : Duration.ofDays(days);
  }
}
