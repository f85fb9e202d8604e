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
   * A call that names its actor was refused.
   *
   * @param call the method of the engine: {@code create}, {@code approve} ...
   */
  default void refused(String call, Actor actor, Refusal refusal) {}

  /** A port that moves something was called. */
  default void called(PortCall call) {}

  /**
   * An effect other than a payment was tried too often; a person must look. A payout that needs a
   * person is heard of as {@link #changed}.
   */
  default void gaveUp(Effect effect, String problem) {}

  /** Hears nothing. */
  static RefundListener none() {
    return new RefundListener() {};
  }
}
