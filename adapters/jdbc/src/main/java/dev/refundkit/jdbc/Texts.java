package dev.refundkit.jdbc;

/** Free text in columns. */
final class Texts {

  private Texts() {}

  /** PostgreSQL stores no U+0000 in a text. */
  static String storable(String text) {
    return text.replace('\u0000', '\uFFFD');
  }
}
