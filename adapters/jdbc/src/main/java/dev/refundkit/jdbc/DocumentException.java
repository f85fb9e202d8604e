package dev.refundkit.jdbc;

/** A stored document is not one that this library writes. */
public final class DocumentException extends StoreException {

  private static final long serialVersionUID = 1L;

  DocumentException(String message) {
    super(message, null, false);
  }
}
