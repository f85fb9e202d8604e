package dev.refundkit.policy;

import java.util.Locale;

/** Whether a refund may go on. Of several, the one that stands last here wins. */
public enum Outcome {
  APPROVE,
  REVIEW,
  REJECT;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stricter of the two. */
  public Outcome and(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
