package dev.refundkit.spi;

import dev.refundkit.actor.Actor;
import dev.refundkit.refund.Effect;
import dev.refundkit.refund.Refund;
import dev.refundkit.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Hears what the engine does, for metrics and audit (CONTRACTS.md, LI). Every method does nothing
 * unless it is overridden.
 */
public interface RefundListener {

  /**
   * A refund was stored. Two states of one refund are told in order only by one thread; {@link
   * Refund#timeline} has the order.
   *
   * @param before as it was stored before; null for a new one
   */
  default void changed(@Nullable Refund before, Refund after) {}

  /**
   * A call was refused.
   *
   * @param call the method of the engine: {@code create}, {@code approve} ...
   * @param actor who made it; {@link Actor#SYSTEM} for {@code report}, which names nobody
   */
  default void refused(String call, Actor actor, Refusal refusal) {}

  /** A port that moves something was called. */
  default void called(PortCall call) {}

  /**
   * An effect was given up: a person must look. Of a payout this is heard beside {@link #changed}
   * when nobody but a person can tell about it. It is heard again after each further try where that
   * cannot be stored, and then {@link #changed} is not.
   */
  default void gaveUp(Effect effect, String problem) {}

  /**
   * The processor has stopped answering and is left alone, or has answered again; heard once for
   * each change (CONTRACTS.md, P15). Each engine finds out for itself. Two changes are told in
   * order only by one thread.
   */
  default void processorSilent(boolean silent) {}

  /** Hears nothing. */
  static RefundListener none() {
    return new RefundListener() {};
  }
}
