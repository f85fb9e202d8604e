package dev.refundkit.refusal;

/** A refusal as an exception, for callers who prefer one: {@link Answer#orElseThrow()}. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.code().wire() + ": " + refusal.message());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
