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

  StoreException(String message, @Nullable Throwable cause) {
    super(Redaction.mask(message), cause);
  }
}
