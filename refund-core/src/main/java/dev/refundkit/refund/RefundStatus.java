package dev.refundkit.refund;

import static dev.refundkit.refund.Command.APPROVE;
import static dev.refundkit.refund.Command.CANCEL;
import static dev.refundkit.refund.Command.CLOSE_RETURN;
import static dev.refundkit.refund.Command.INSPECT;
import static dev.refundkit.refund.Command.PROCESS;
import static dev.refundkit.refund.Command.RECEIVE_RETURN;
import static dev.refundkit.refund.Command.REDIRECT;
import static dev.refundkit.refund.Command.REJECT;
import static dev.refundkit.refund.Command.RETRY;

import java.util.Locale;
import java.util.Set;

/**
 * The main state of a refund. The commands of each state stand here once; the conditions beside
 * them in {@link Refund}.
 */
public enum RefundStatus {
  /**
   * Money is reserved, a person must look. Goes to approved, processing, rejected or cancelled, and
   * with nothing to pay to completed (M17).
   */
  PENDING(APPROVE, REJECT, CANCEL),
  /**
   * Approved, payment not started: it waits for goods or for {@code process}. Goes to processing,
   * completed or cancelled.
   */
  APPROVED(CANCEL, PROCESS, RECEIVE_RETURN, INSPECT, CLOSE_RETURN),
  /**
   * Payouts are on their way. Goes to completed or failed, or to cancelled while no payout was
   * sent.
   */
  PROCESSING(CANCEL, RECEIVE_RETURN, INSPECT, CLOSE_RETURN),
  /** All is paid. Goes to failed when the processor takes a payout back, as confirmed by lookup. */
  COMPLETED(RECEIVE_RETURN, INSPECT, CLOSE_RETURN),
  /**
   * Something was not paid. Goes to processing, to cancelled if nothing was paid, to completed on a
   * late payment.
   */
  FAILED(CANCEL, RECEIVE_RETURN, INSPECT, CLOSE_RETURN, RETRY, REDIRECT),
  /** Said no, by the policy or a person. Goes nowhere. */
  REJECTED,
  /** Withdrawn. Goes nowhere. */
  CANCELLED;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
  private final Set<Command> commands;

  RefundStatus(Command... commands) {
    this.commands = Set.of(commands);
  }

  /** Whether the command is legal in this state, conditions aside. */
  public boolean allows(Command command) {
    return commands.contains(command);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
