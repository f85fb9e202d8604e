package dev.refundkit.policy;

import java.util.Locale;

/** In what state goods are when the policy is asked where they go. */
public enum Condition {
  SELLABLE,
  DAMAGED,
  /** Nobody has looked yet: they are inspected (L10). */
  UNKNOWN,
  /** They never left the shop (L2). */
  NEVER_SHIPPED;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
