package dev.refundkit.samples.shop.api;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.Reason;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.ReturnCase;
import java.util.List;

/** A policy that does what the reason of a request says: review, reject, await, or else approve. */
final class PolicyByReason implements RefundPolicy {

  private final RefundPolicy goods = FixedPolicy.approveAll();

  @Override
  public Decision decide(RefundCase refund) {
    Outcome outcome =
        switch (refund.reason()) {
          case "review" -> Outcome.REVIEW;
          case "reject" -> Outcome.REJECT;
          default -> Outcome.APPROVE;
        };
    boolean await = refund.reason().equals("await");
    Reason reason = Reason.of("by_reason", outcome.wire(), "The reason says so.");
    return new Decision(
        outcome, await, await, null, null, null, List.of(), List.of(reason), goods.version());
  }

  @Override
  public Disposition dispose(ReturnCase returned) {
    return goods.dispose(returned);
  }

  @Override
  public PolicyVersion version() {
    return goods.version();
  }
}
