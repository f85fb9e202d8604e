package dev.refundkit.policy;

import java.util.Set;

/**
 * Decides refunds and where goods go. An implementation is free of side effects, safe for use by
 * several threads at once, and gives the same answer for the same case. If it throws, a person
 * looks at the refund.
 */
public interface RefundPolicy {

  /** Whether the request may go on, at what fee, and whether goods must come back. */
  Decision decide(RefundCase refund);

  /** Where goods go that arrived, or that never left the shop. */
  Disposition dispose(ReturnCase goods);

  /** Which policy this is; stored with each of its answers. */
  PolicyVersion version();

  /**
   * The reason codes that the policy knows; a request with another one is invalid. Empty means any.
   */
  default Set<String> reasons() {
    return Set.of();
  }
}
