package dev.refundkit.jdbc;

/** Refunds cannot be kept in this database as it is. Nothing was changed in it. */
public final class UnsuitableDatabaseException extends StoreException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Why {
    /** It is neither H2 nor PostgreSQL. */
    OTHER_PRODUCT,
    /** The product is older than {@link Product} asks for. */
    TOO_OLD,
    /** It says that something is stored before it is on disk. */
    NOT_DURABLE,
    /** It takes texts for the same that differ by case or accents, and so would mix up ids. */
    LOOSE_TEXTS,
    /** RefundKit's tables are not there. */
    NO_SCHEMA,
    /** RefundKit's tables are there in a version that this library does not know. */
    OTHER_SCHEMA
  }

  private final Why why;

  UnsuitableDatabaseException(Why why, String message) {
    super(message, null, false);
    this.why = why;
  }

  /** What is wrong with it. */
  public Why why() {
    return why;
  }
}
