package dev.refundkit.testkit.simulation;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.testkit.ports.ScriptedPolicy;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy that does what the request's reason says, so that a request always decides alike. */
final class ReasonedPolicy implements RefundPolicy {

  static final String APPROVE = "approve";
  static final String REVIEW = "review";
  static final String GOODS = "goods";
  static final String GOODS_FIRST = "goods_first";
  static final String FEE = "fee";
  static final String REJECT = "reject";
  static final String FAILS = "fails";

  private static final PolicyVersion VERSION = new PolicyVersion("reasoned", "1", "built-in");
  private static final Duration RETURN_WITHIN = Duration.ofDays(14);

  private final RefundPolicy goods = new ScriptedPolicy();

  @Override
  public Decision decide(RefundCase refund) {
    return switch (refund.reason()) {
      case REVIEW -> decision(Outcome.REVIEW, false, false, null);
      case GOODS -> decision(Outcome.APPROVE, true, false, null);
      case GOODS_FIRST -> decision(Outcome.APPROVE, true, true, null);
      case FEE -> decision(Outcome.APPROVE, false, false, new Fee(0, 1_500, true));
      case REJECT -> decision(Outcome.REJECT, false, false, null);
      case FAILS -> throw new IllegalStateException("the policy fails");
      default -> decision(Outcome.APPROVE, false, false, null);
    };
  }

  private static Decision decision(
      Outcome outcome, boolean back, boolean first, @Nullable Fee fee) {
    Duration within = back ? RETURN_WITHIN : null;
    return new Decision(outcome, back, first, fee, null, within, List.of(), List.of(), VERSION);
  }

  @Override
  public Disposition dispose(ReturnCase returned) {
    return goods.dispose(returned);
  }

  @Override
  public PolicyVersion version() {
    return VERSION;
  }
}
