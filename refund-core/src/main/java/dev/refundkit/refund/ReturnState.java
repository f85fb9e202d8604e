package dev.refundkit.refund;

import java.util.Locale;

/** Whether goods are expected, and how many have come. */
public enum ReturnState {
  /** No goods are asked for; goods that come all the same are taken in. */
  NOT_REQUIRED,
  /** Goods are asked for and none have come. Goes to partially_received, received or closed. */
  AWAITING,
  /** Goes to received or closed. */
  PARTIALLY_RECEIVED,
  /** All that were asked for have come. Goes nowhere. */
  RECEIVED,
  /** Nobody waits any longer. Goes nowhere. */
  CLOSED;

  boolean open() {
    return this == AWAITING || this == PARTIALLY_RECEIVED;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
