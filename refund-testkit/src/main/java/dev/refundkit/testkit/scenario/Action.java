package dev.refundkit.testkit.scenario;

import dev.refundkit.ledger.Dispute;
import dev.refundkit.refund.Arrival;
import dev.refundkit.request.RequestedMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a step does. A refund is named by the {@code as} of an earlier step, or by its id. */
public sealed interface Action {

  /** Asks for money. */
  sealed interface Request extends Action {
    /** The body as it stands on the wire. */
    Body body();
  }

  record CreateRefund(Body body) implements Request {}

  record QuoteRefund(Body body) implements Request {}

  record RefundPayment(String paymentId, Body body) implements Request {}

  /** Moves a refund on. */
  sealed interface Move extends Action {
    String refund();
  }

  /** The moves that need no more than a name. */
  enum Verb {
    APPROVE,
    REJECT,
    CANCEL,
    PROCESS,
    RETRY,
    CLOSE_RETURN
  }

  /**
   * A move without further details.
   *
   * @param note {@code process} and {@code retry} keep none
   */
  record Command(Verb verb, String refund, @Nullable String note) implements Move {}

  record Redirect(String refund, RequestedMethod.Type destination) implements Move {}

  record ReceiveReturn(String refund, List<Arrival> items, @Nullable String note) implements Move {
    public ReceiveReturn {
      items = List.copyOf(items);
    }
  }

  record Inspect(String refund, List<Arrival> items, @Nullable String note) implements Move {
    public Inspect {
      items = List.copyOf(items);
    }
  }

  /**
   * Sets the processor's own state and delivers its notice.
   *
   * @param paymentId which payouts are meant; null for all
   * @param times how often the notice arrives
   * @param at when it happened at the processor; null for now
   */
  record ProcessorReports(
      String refund, boolean succeeded, @Nullable String paymentId, int times, @Nullable Instant at)
      implements Move {}

  /** Happens in the world outside. */
  sealed interface Happening extends Action {}

  record DisputeChange(
      String paymentId, long amount, Dispute.Stage stage, @Nullable String disputeId)
      implements Happening {}

  record RefundedElsewhere(String paymentId, long amount, String reference) implements Happening {}

  /** Does everything that is due. */
  record RunEffects() implements Happening {}

  /** Moves the clock: first by the calendar (UTC), then by the duration. */
  record Advance(Period days, Duration time) implements Happening {}

  /** Looks, and changes nothing. */
  sealed interface Look extends Action {}

  record GetRefund(String refund) implements Look {}

  record GetPayment(String paymentId) implements Look {}

  record GetOrder(String orderId) implements Look {}

  record GetProcessor() implements Look {}

  record GetInventory() implements Look {}

  /** Steps that are started together, each on its own thread. */
  record Parallel(List<Step> steps) implements Action {
    public Parallel {
      steps = List.copyOf(steps);
    }
  }
}
