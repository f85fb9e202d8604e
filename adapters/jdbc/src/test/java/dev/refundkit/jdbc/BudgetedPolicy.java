package dev.refundkit.jdbc;

import dev.refundkit.policy.Budget;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.ReturnCase;
import java.util.List;

/** Approves everything, within budgets. */
record BudgetedPolicy(List<Budget> budgets) implements RefundPolicy {

  private static final RefundPolicy GOODS = FixedPolicy.approveAll();

  @Override
  public Decision decide(RefundCase refund) {
    return new Decision(
        Outcome.APPROVE, false, false, null, null, null, budgets, List.of(), version());
  }

  @Override
  public Disposition dispose(ReturnCase goods) {
    return GOODS.dispose(goods);
  }

  @Override
  public PolicyVersion version() {
    return new PolicyVersion("budgeted", "1", "built-in");
  }
}
