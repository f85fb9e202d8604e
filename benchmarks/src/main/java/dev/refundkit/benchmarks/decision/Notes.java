package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.Restocking;
import dev.refundkit.rules.vocabulary.Outcomes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rules fired for one case, and what they ask for together. */
final class Notes implements Outcomes {

  private final Set<String> rules = new HashSet<>();
  private @Nullable Outcome outcome;
  private @Nullable Restocking restocking;
  private boolean requireReturn;
  private boolean payAfterReturn;

  /** The rule that fires now; what is called next it asks for. */
  Notes rule(String id) {
    rules.add(id);
    return this;
  }

  /** What is decided. */
  Verdict verdict(boolean autoApprove) {
    Outcome decided = outcome;
    if (decided == null) {
      rules.add("nothing-matched");
      decided = Outcome.REVIEW;
    } else if (decided == Outcome.APPROVE && !autoApprove) {
      rules.add("approval-by-a-person-asked");
      decided = Outcome.REVIEW;
    }
    return new Verdict(decided, requireReturn, payAfterReturn, rules);
  }

  /** Where the goods go. */
  Placement placement() {
    Restocking decided = restocking;
    if (decided == null) {
      rules.add("nothing-matched");
      decided = Restocking.INSPECT;
    }
    return new Placement(decided, rules);
  }

  @Override
  public void approve() {
    add(Outcome.APPROVE);
  }

  @Override
  public void review() {
    add(Outcome.REVIEW);
  }

  @Override
  public void reject() {
    add(Outcome.REJECT);
  }

  @Override
  public void requireReturn() {
    requireReturn = true;
  }

  @Override
  public void payAfterReturn() {
    payAfterReturn = true;
  }

  /** Only the rule is noted: how large the fee is no rule says. */
  @Override
  public void fee(String name) {}

  @Override
  public void restock() {
    add(Restocking.RESTOCK);
  }

  @Override
  public void inspect() {
    add(Restocking.INSPECT);
  }

  @Override
  public void doNotRestock() {
    add(Restocking.DO_NOT_RESTOCK);
  }

  private void add(Outcome other) {
    outcome = outcome == null ? other : outcome.and(other);
  }

  private void add(Restocking other) {
    restocking = restocking == null ? other : restocking.and(other);
  }
}
