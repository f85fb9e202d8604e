package dev.refundkit.engine;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.Fee;
import dev.refundkit.policy.FixedPolicy;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.Restocking;
import dev.refundkit.policy.ReturnCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Approves everything until a test says otherwise, and remembers what it was asked. */
final class TestPolicy implements RefundPolicy {

  private static final PolicyVersion VERSION = new PolicyVersion("test", "7", "built-in");

  final List<RefundCase> asked = new ArrayList<>();
  volatile Function<RefundCase, Decision> decide = FixedPolicy.approveAll()::decide;
  volatile Function<ReturnCase, Disposition> dispose = FixedPolicy.approveAll()::dispose;
  volatile Set<String> reasons = Set.of();

  void says(Outcome outcome) {
    decide = refund -> Decision.of(outcome, VERSION);
  }

  void approvesLess(Fee fee) {
    decide = refund -> decision(Outcome.APPROVE, false, fee, null);
  }

  /** Goods must come back before anything is paid. */
  void paysAfterReturn(@Nullable Duration within) {
    decide = refund -> decision(Outcome.APPROVE, true, null, within);
  }

  void putsBack(Restocking restocking) {
    dispose = goods -> new Disposition(restocking, List.of(), VERSION);
  }

  void fails() {
    decide =
        refund -> {
          throw new IllegalStateException("a rule is broken");
        };
  }

  private static Decision decision(
      Outcome outcome, boolean back, @Nullable Fee fee, @Nullable Duration within) {
    return new Decision(outcome, back, back, fee, null, within, List.of(), List.of(), VERSION);
  }

  @Override
  public Decision decide(RefundCase refund) {
    synchronized (asked) {
      asked.add(refund);
    }
    return decide.apply(refund);
  }

  @Override
  public Disposition dispose(ReturnCase goods) {
    return dispose.apply(goods);
  }

  @Override
  public PolicyVersion version() {
    return VERSION;
  }

  @Override
  public Set<String> reasons() {
    return reasons;
  }
}
