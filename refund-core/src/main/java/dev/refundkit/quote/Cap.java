package dev.refundkit.quote;

import java.util.Locale;

/** By what a computed amount was capped (M6). */
public enum Cap {
  /** What the line has left. */
  LINE,
  /** What the order has left of its subtotal, its shipping or a tax. */
  COMPONENT,
  /** What the named payment has left. */
  PAYMENT,
  /** What all payments have left, less kept fees. */
  ORDER;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
