package dev.refundkit.refund;

import java.util.Locale;

/** Where the units of a refunded line are on their way back to the shelf. */
public enum RestockStatus {
  NOT_RESTOCKING,
  PENDING,
  INSPECTING,
  RESTOCKED,
  FAILED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
