package dev.refundkit.rules.language;

/**
 * A word, text, number or sign of a text of rules.
 *
 * @param text as written; of a text in quotes what stands between them
 */
record Token(Type type, String text, Span span) {

  enum Type {
    WORD,
    VARIABLE,
    TEXT,
    NUMBER,
    SIGN,
    END
  }

  boolean is(String expected) {
    return (type == Type.WORD || type == Type.SIGN) && text.equals(expected);
  }

  /** Whether it is this word in whatever letters. */
  boolean isLike(String word) {
    return isWord() && text.equalsIgnoreCase(word);
  }

  /** Whether the other one stands right behind it. */
  boolean touches(Token next) {
    return span.to() == next.span().from() && next.type() != Type.END;
  }

  boolean isWord() {
    return type == Type.WORD;
  }

  /** How it is shown in a message. */
  String shown() {
    return switch (type) {
      case END -> "the end of the file";
      case TEXT -> "\"" + text + "\"";
      default -> text;
    };
  }
}
