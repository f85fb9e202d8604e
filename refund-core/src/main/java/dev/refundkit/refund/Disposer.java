package dev.refundkit.refund;

import dev.refundkit.policy.Condition;
import dev.refundkit.policy.Disposition;

/** Asks the policy where goods of a refund go (L2). */
@FunctionalInterface
public interface Disposer {

  Disposition dispose(RefundItem item, int quantity, Condition condition, boolean inspected);
}
