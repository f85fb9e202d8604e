package dev.refundkit.refund;

import java.util.Locale;

/** How far a payout has come. */
public enum PayoutState {
  /** Money is held; the refund is not cleared to pay. Goes to cleared or released. */
  RESERVED,
  /** May be sent. Goes to sending, pending, unknown, succeeded, needs_attention or released. */
  CLEARED,
  /**
   * Committed before the call to the processor. Goes to succeeded, pending, unknown, cleared,
   * needs_attention or released.
   */
  SENDING,
  /**
   * The call's outcome is not known: the processor is asked about the key. Goes where sending goes.
   */
  UNKNOWN,
  /**
   * The processor has accepted it and not yet paid. Goes to succeeded, needs_attention or released.
   */
  PENDING,
  /**
   * The library cannot tell and must not send again: a person resolves it. Goes to succeeded or
   * released.
   */
  NEEDS_ATTENTION,
  /** Paid. Goes to released only on a reversal that a lookup confirms. */
  SUCCEEDED,
  /**
   * Not paid, money is free again. Goes to succeeded only on a late payment that a lookup confirms.
   */
  RELEASED;

  /** Whether it holds money on its payment. */
  public boolean holds() {
    return switch (this) {
      case RESERVED, CLEARED, SENDING, UNKNOWN, PENDING, NEEDS_ATTENTION -> true;
      case SUCCEEDED, RELEASED -> false;
    };
  }

  /** Whether nothing more is expected of it. */
  public boolean ended() {
    return !holds();
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
