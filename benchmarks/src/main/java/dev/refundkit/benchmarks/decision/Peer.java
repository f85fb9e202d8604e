package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.policy.Restocking;
import dev.refundkit.policy.ReturnCase;
import dev.refundkit.rules.model.CompiledPolicy;
import dev.refundkit.rules.model.PackedPolicy;
import dev.refundkit.rules.settings.Settings;
import java.util.Set;
import java.util.function.Function;

/**
 * The shipped policy by other means than {@code DroolsRefundPolicy}. It decides the same and tells
 * which rules fired; it works out no fee, and words no reasons.
 */
record Peer(Settings settings, Engine engine) {

  private static final CompiledPolicy SHIPPED =
      PackedPolicy.load("default", Peer.class.getClassLoader());

  /** Plain {@code if}s. */
  static Peer plain() {
    return of(PlainPolicy::new);
  }

  /** Drools with the shipped rules as they were compiled, in a new session for each case. */
  static Peer newSession() {
    return of(settings -> new SessionPerCase(SHIPPED.rules(), settings));
  }

  /** Easy Rules. */
  static Peer easyRules() {
    return of(EasyRules::new);
  }

  /** Evrete. */
  static Peer evrete() {
    return of(Evrete::new);
  }

  private static Peer of(Function<Settings, Engine> engine) {
    return new Peer(SHIPPED.settings(), engine.apply(SHIPPED.settings()));
  }

  Verdict decide(RefundCase asked) {
    if (!settings.sellsIn(asked.sale().currency())) {
      return new Verdict(Outcome.REVIEW, false, false, Set.of("currency-not-declared"));
    }
    Notes notes = new Notes();
    engine.fire(asked, notes);
    return notes.verdict(asked.autoApprove());
  }

  Placement dispose(ReturnCase asked) {
    if (!settings.sellsIn(asked.sale().currency())) {
      return new Placement(Restocking.INSPECT, Set.of("currency-not-declared"));
    }
    Notes notes = new Notes();
    engine.fire(asked, notes);
    return notes.placement();
  }
}
