package dev.refundkit.samples.shop.desk;

import dev.refundkit.actor.Actor;
import dev.refundkit.actor.Scope;
import dev.refundkit.engine.RefundEngine;
import dev.refundkit.refund.Command;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Answer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What people at the desk do with a refund. */
enum DeskCommand {
  APPROVE(Command.APPROVE, Scope.REFUNDS_APPROVE, "Approve", "Approved.", RefundEngine::approve),
  REJECT(Command.REJECT, Scope.REFUNDS_APPROVE, "Reject", "Rejected.", RefundEngine::reject),
  RETRY(
      Command.RETRY, Scope.REFUNDS_APPROVE, "Pay again", "It is paid again.", RefundEngine::retry),
  CANCEL(Command.CANCEL, Scope.REFUNDS_WRITE, "Cancel", "Cancelled.", RefundEngine::cancel);

  /** How the engine is asked for it. */
  private interface Call {
    Answer<Refund> to(RefundEngine engine, String id, Actor actor, @Nullable String note);
  }

  private final Command command;
  private final Scope scope;
  private final String label;
  private final String done;

  @SuppressWarnings("ImmutableEnumChecker") // a method
  private final Call call;

  DeskCommand(Command command, Scope scope, String label, String done, Call call) {
    this.command = command;
    this.scope = scope;
    this.label = label;
    this.done = done;
    this.call = call;
  }

  /** Has the engine do it, which has the last word on whether it may be done. */
  Answer<Refund> run(RefundEngine engine, String id, Actor actor, @Nullable String note) {
    return call.to(engine, id, actor, note);
  }

  /** Whether a refund as it is now can be asked for it, by somebody. */
  boolean fits(Refund refund) {
    return refund.status().allows(command);
  }

  /** Why this actor need not even try; null if they may. Their limits the engine knows. */
  @Nullable String whyNot(Refund refund, Actor actor) {
    if (!actor.may(scope)) {
      return label + ": you may not; that takes " + scope.wire() + ".";
    }
    if (this == APPROVE && refund.facts().requestedBy().equals(actor.id())) {
      return "Approve: you asked for this refund, so somebody else has to approve it.";
    }
    return null;
  }

  /** What stands on its button. */
  String label() {
    return label;
  }

  /** What is said when it was done. */
  String done() {
    return done;
  }

  /** Its part of a path. */
  String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}
