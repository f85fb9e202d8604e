package dev.refundkit.jdbc;

import dev.refundkit.request.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * The database did not do what it was asked to. After a commit that threw it, nobody knows whether
 * it was stored (CONTRACTS.md, ST16). Its message and its cause carry no card numbers and no e-mail
 * addresses.
 */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean repeatable;

  StoreException(String message, @Nullable Throwable cause, boolean repeatable) {
    super(Redaction.mask(message), cause);
    this.repeatable = repeatable;
  }

  /**
   * Whether others were in the way, so that the same may succeed when it is made again: the call,
   * or in a host's transaction the whole of it.
   */
  public boolean repeatable() {
    return repeatable;
  }
}
