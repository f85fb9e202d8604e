package dev.refundkit.testkit.ports;

import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.Restocking;
import dev.refundkit.policy.ReturnCase;
import java.util.List;

/**
 * A policy that says of requests what it was told last, and until then approves them. Goods go
 * where {@link FixedPolicy} puts them; those that never left go back on the shelf if the request
 * permits it.
 */
public final class ScriptedPolicy implements RefundPolicy {

  /** The version in all its answers. */
  public static final PolicyVersion VERSION = new PolicyVersion("scripted", "1", "built-in");

  private final RefundPolicy goods = FixedPolicy.approveAll();
  private volatile Decision next = Decision.of(Outcome.APPROVE, VERSION);

  /** What it says of every request from now on. */
  public void says(Decision decision) {
    next = decision;
  }

  @Override
  public Decision decide(RefundCase refund) {
    return next;
  }

  @Override
  public Disposition dispose(ReturnCase returned) {
    boolean backAtOnce = returned.condition() == Condition.NEVER_SHIPPED && returned.restockAsked();
    return backAtOnce
        ? new Disposition(Restocking.RESTOCK, List.of(), VERSION)
        : goods.dispose(returned);
  }

  @Override
  public PolicyVersion version() {
    return VERSION;
  }
}
