package dev.refundkit.engine;

import dev.refundkit.actor.Actor;
import dev.refundkit.actor.Scope;
import dev.refundkit.ledger.Ledger;
import dev.refundkit.ledger.Usage;
import dev.refundkit.money.IsoCurrency;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Refusal;
import dev.refundkit.refusal.RefusalCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What actors may do (L3): scopes first, limits and four-eyes after the state was found legal (R6).
 */
final class Guard {

  private Guard() {}

  /** Null if the actor has the scope. */
  static @Nullable Refusal scope(Actor actor, Scope scope) {
    return actor.may(scope)
        ? null
        : forbidden("actor " + actor.id() + " lacks the authority " + scope.wire());
  }

  /**
   * Null if the amount fits the actor's limit, together with what they used of it on this order
   * today.
   */
  static @Nullable Refusal limit(
      Actor actor, Scope scope, Usage.Kind kind, long amount, Ledger ledger, Instant now) {
    IsoCurrency currency = ledger.currency();
    long limit = actor.limit(scope, currency);
    long used = ledger.used(actor.id(), kind, now);
    if (limit == Long.MAX_VALUE || amount <= limit - used) {
      return null;
    }
    return forbidden(
        "actor %s may use %s up to %d minor units of %s per order and day; used %d, asked %d"
            .formatted(actor.id(), scope.wire(), limit, currency.code(), used, amount));
  }

  /** Null unless the actor asked for this refund: nobody approves what they asked for. */
  static @Nullable Refusal fourEyes(Actor actor, Refund refund) {
    return actor.id().equals(refund.facts().requestedBy())
        ? forbidden(
            "actor " + actor.id() + " asked for refund " + refund.id() + " and so cannot decide it")
        : null;
  }

  static Refusal forbidden(String message) {
    return Refusal.of(RefusalCode.FORBIDDEN, message);
  }
}
