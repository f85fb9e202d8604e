package dev.refundkit.testkit.simulation;

import dev.refundkit.spi.PayoutOrder;
import dev.refundkit.testkit.simulation.SimulatedProcessor.State;
import org.jspecify.annotations.Nullable;

/** What becomes of payouts. */
interface Fates {

  /** What the processor makes of a payout that it sees for the first time. */
  State of(PayoutOrder order);

  /** What goes wrong with a call, if no other fault does. */
  default @Nullable Fault trouble(PayoutOrder order) {
    return null;
  }

  /** Mostly paid, sometimes declined or pending. */
  static Fates drawn(Choices choices) {
    return order ->
        switch (choices.weighted(10, 3, 3)) {
          case 1 -> State.PENDING;
          case 2 -> State.DECLINED;
          default -> State.PAID;
        };
  }
}
