package dev.refundkit.rules.language;

/** What sort of thing a value is; only values of one kind can be compared. */
public enum Kind {
  /** Minor units of the sale's currency. */
  AMOUNT("an amount"),
  /** A count, days or percent. */
  NUMBER("a number"),
  TEXT("a text"),
  TEXTS("a set of texts"),
  FLAG("true or false");

  private final String shown;

  Kind(String shown) {
    this.shown = shown;
  }

  /** For messages, with its article. */
  public String shown() {
    return shown;
  }
}
