package dev.refundkit.policy;

import java.util.List;

/**
 * What a policy says of goods that arrived, or that never left.
 *
 * @param reasons every rule that fired
 */
public record Disposition(Restocking restocking, List<Reason> reasons, PolicyVersion policy) {

  public Disposition {
    reasons = List.copyOf(reasons);
  }
}
