package dev.refundkit.rules.compare;

/** A past case that can't be read. */
public final class PastCaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long number;

  PastCaseException(long number, RuntimeException cause) {
    super(cause.getMessage(), cause);
    this.number = number;
  }

  /** Which case of the history, from 1. */
  public long number() {
    return number;
  }
}
