package dev.refundkit.cli.policy;

import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Disposition;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.explain.Explainer;
import dev.refundkit.rules.explain.Explanation;
import dev.refundkit.rules.explain.ObservedPolicy;
import java.util.ArrayList;
import java.util.List;

/** Explains every answer of a policy. Safe for use by several threads. */
final class Explanations implements ObservedPolicy.Observer {

  private final Explainer explainer;
  private final List<Explanation> explanations = new ArrayList<>();

  Explanations(Explainer explainer) {
    this.explainer = explainer;
  }

  /** What was explained so far, in the order of the questions. */
  synchronized List<Explanation> all() {
    return List.copyOf(explanations);
  }

  @Override
  public synchronized void decided(RefundCase asked, Decision decision) {
    explanations.add(explainer.explain(asked, decision));
  }

  @Override
  public synchronized void disposed(ReturnCase asked, Disposition disposition) {
    explanations.add(explainer.explain(asked, disposition));
  }
}
