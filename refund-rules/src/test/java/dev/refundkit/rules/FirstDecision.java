package dev.refundkit.rules;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.request.RefundType;
import dev.refundkit.testkit.policy.AskedRefund;
import java.lang.management.ManagementFactory;

/**
 * Decides one case with the shipped policy and prints the outcome and the milliseconds since the
 * JVM's start.
 */
public final class FirstDecision {

  private FirstDecision() {}

  public static void main(String... args) {
    RefundCase asked =
        new AskedRefund()
            .type(RefundType.PARTIAL)
            .reason("product_damaged")
            .line(line -> line.category("electronics").amount(4_999, 450))
            .build();
    Decision decision = DroolsRefundPolicy.shipped().decide(asked);
    long now = System.currentTimeMillis();
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.println(decision.outcome().wire() + " " + (now - started));
    if (args.length > 0) {
      System.out.println(decision);
    }
  }
}
