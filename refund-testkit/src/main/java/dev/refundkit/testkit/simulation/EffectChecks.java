package dev.refundkit.testkit.simulation;

import static dev.refundkit.testkit.simulation.Invariant.ONE_OPEN_EFFECT;

import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Payout;
import dev.refundkit.refund.Refund;
import dev.refundkit.refund.RefundStatus;
import dev.refundkit.refund.ReturnState;

/** 7: what is open is wanted, and what is wanted is open. */
final class EffectChecks {

  private final ObservedStore store;

  EffectChecks(ObservedStore store) {
    this.store = store;
  }

  void check() {
    int wanted = 0;
    for (Refund refund : store.all()) {
      for (Payout payout : refund.payouts()) {
        boolean onItsWay = onItsWay(payout);
        wanted += onItsWay ? 1 : 0;
        ONE_OPEN_EFFECT.demand(
            onItsWay == store.effects().isOpen(Effect.payKey(payout.id())),
            () -> (onItsWay ? "no open effect for " : "an open effect for ") + payout);
      }
    }
    int open = 0;
    for (Effect effect : store.effects().open()) {
      open += effect.kind() == Effect.Kind.PAY ? 1 : 0;
      Refund refund = store.known(effect.refundId()).orElse(null);
      ONE_OPEN_EFFECT.demand(
          refund != null && wants(refund, effect), () -> effect + " is not wanted by " + refund);
    }
    String sums = open + " open pay effects for " + wanted;
    ONE_OPEN_EFFECT.demand(open == wanted, () -> sums);
  }

  private static boolean onItsWay(Payout payout) {
    return switch (payout.state()) {
      case CLEARED, SENDING, UNKNOWN, PENDING -> true;
      case RESERVED, NEEDS_ATTENTION, SUCCEEDED, RELEASED -> false;
    };
  }

  private static boolean wants(Refund refund, Effect effect) {
    boolean withdrawn =
        refund.status() == RefundStatus.REJECTED || refund.status() == RefundStatus.CANCELLED;
    ReturnState goods = refund.returns().state();
    return switch (effect.kind()) {
      case PAY -> true;
      case RECHECK -> refund.payout(effect.subject()).filter(p -> p.sentAt() != null).isPresent();
      case RESTOCK ->
          refund.items().stream()
              .anyMatch(i -> i.lineId().equals(effect.subject()) && i.ordered() > i.restocked());
      case NOTIFY ->
          refund.facts().processing().notifies()
              && refund.timeline().stream().anyMatch(t -> t.status().equals(effect.subject()));
      case LABEL -> refund.returns().required() && !withdrawn;
      case CLOSE_RETURN ->
          !withdrawn && (goods == ReturnState.AWAITING || goods == ReturnState.PARTIALLY_RECEIVED);
    };
  }
}
