package dev.refundkit.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says of a request.
 *
 * @param requireReturn whether the goods must come back
 * @param payAfterReturn whether payment waits for them
 * @param fee what the shop keeps; null for nothing
 * @param completion when the customer may count on the money, from the request on; null for the
 *     usual three days (L9)
 * @param returnWithin how long the shop waits for goods; null for no bound
 * @param budgets what an approval without a person is counted against; none unless it is approved
 * @param reasons every rule that fired
 */
public record Decision(
    Outcome outcome,
    boolean requireReturn,
    boolean payAfterReturn,
    @Nullable Fee fee,
    @Nullable Duration completion,
    @Nullable Duration returnWithin,
    List<Budget> budgets,
    List<Reason> reasons,
    PolicyVersion policy) {

  public Decision {
    budgets = outcome == Outcome.APPROVE ? List.copyOf(budgets) : List.of();
    reasons = List.copyOf(reasons);
  }

  /** A decision without fee, window, return or budget. */
  public static Decision of(Outcome outcome, PolicyVersion policy, Reason... reasons) {
    return new Decision(
        outcome, false, false, null, null, null, List.of(), List.of(reasons), policy);
  }

  /** This decision, made at least as strict, with the reason for it. */
  public Decision and(Outcome other, Reason reason) {
    List<Reason> more = new ArrayList<>(reasons);
    more.add(reason);
    return new Decision(
        outcome.and(other),
        requireReturn,
        payAfterReturn,
        fee,
        completion,
        returnWithin,
        budgets,
        more,
        policy);
  }
}
