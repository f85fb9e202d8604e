package dev.refundkit.rules.explain;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.policy.ReturnCase;
import java.util.Set;

/**
 * Decides as the policy behind it, and lets somebody see each case with its answer. Safe for use by
 * several threads if the policy and the observer are.
 */
public final class ObservedPolicy implements RefundPolicy {

  /**
   * Sees what was decided. Called by whichever thread asks the policy, before it has its answer;
   * what an observer throws reaches that caller.
   */
  public interface Observer {

    void decided(RefundCase asked, Decision decision);

    void disposed(ReturnCase asked, Disposition disposition);
  }

  private final RefundPolicy policy;
  private final Observer observer;

  public ObservedPolicy(RefundPolicy policy, Observer observer) {
    this.policy = policy;
    this.observer = observer;
  }

  /** Counts what the policy is asked. */
  public static ObservedPolicy counting(RefundPolicy policy, Coverage coverage) {
    return new ObservedPolicy(
        policy,
        new Observer() {
          @Override
          public void decided(RefundCase asked, Decision decision) {
            coverage.note(asked, decision);
          }

          @Override
          public void disposed(ReturnCase asked, Disposition disposition) {
            coverage.note(asked, disposition);
          }
        });
  }

  @Override
  public Decision decide(RefundCase asked) {
    Decision decision = policy.decide(asked);
    observer.decided(asked, decision);
    return decision;
  }

  @Override
  public Disposition dispose(ReturnCase asked) {
    Disposition disposition = policy.dispose(asked);
    observer.disposed(asked, disposition);
    return disposition;
  }

  @Override
  public PolicyVersion version() {
    return policy.version();
  }

  @Override
  public Set<String> reasons() {
    return policy.reasons();
  }
}
