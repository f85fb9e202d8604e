package dev.refundkit.policy;

import java.util.Locale;

/** Where goods go. Of several, the one that stands last here wins; none means inspect. */
public enum Restocking {
  RESTOCK,
  INSPECT,
  DO_NOT_RESTOCK;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The more careful of the two. */
  public Restocking and(Restocking other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
