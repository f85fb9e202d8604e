package dev.refundkit.request;

import java.util.Locale;

/** What a refund covers. */
public enum RefundType {
  /** All that the payments still hold but kept fees, and all units that are left (M13). */
  FULL,
  /** The named items, for money; goods come back only if the policy says so. */
  PARTIAL,
  /** The named items, which come back to the shop. */
  ITEM_RETURN,
  /** Shipping with its tax. */
  SHIPPING,
  /** Tax of the named lines, or of everything (M12). */
  TAX_ONLY,
  /** An amount of one payment, through the payment endpoint; no request names this type. */
  PAYMENT;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
