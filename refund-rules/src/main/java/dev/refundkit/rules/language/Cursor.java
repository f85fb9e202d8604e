package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;

import dev.refundkit.rules.bundle.FindingKind;
import java.util.List;

/** Where in the tokens of a text its reader is. For one thread. */
final class Cursor {

  /** Something can't be read; it is noted already, and the reader goes on behind it. */
  static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableException() {
      super(null, null, false, false);
    }
  }

  private final List<Token> tokens;
  private final Findings findings;
  private int at;

  Cursor(List<Token> tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  Token here() {
    return tokens.get(at);
  }

  /** The token so many behind this one. */
  Token ahead(int count) {
    return tokens.get(Math.min(at + count, tokens.size() - 1));
  }

  /** The token before this one. */
  Token before() {
    return tokens.get(Math.max(0, at - 1));
  }

  /** This token; the reader goes on behind it. */
  Token take() {
    Token token = here();
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  boolean isAtEnd() {
    return here().type() == Token.Type.END;
  }

  /** Goes on behind this word or sign if it is here. */
  boolean takeIf(String expected) {
    boolean found = here().is(expected);
    if (found) {
      take();
    }
    return found;
  }

  /** This word or sign; the text can't be read without it. */
  Token expect(String expected, String advice) {
    if (!here().is(expected)) {
      throw unexpected("expected " + expected, advice);
    }
    return take();
  }

  Token expect(Token.Type type, String name, String advice) {
    if (here().type() != type) {
      throw unexpected("expected " + name, advice);
    }
    return take();
  }

  UnreadableException unexpected(String expectation, String advice) {
    return failed(SYNTAX, here().span(), expectation + ", found " + here().shown(), advice);
  }

  UnreadableException failed(FindingKind kind, Span span, String what, String advice) {
    findings.note(kind, span, what, advice);
    return new UnreadableException();
  }

  void note(FindingKind kind, Span span, String what, String advice) {
    findings.note(kind, span, what, advice);
  }

  /**
   * Goes to the first of these signs that stands in no bracket opened from here, or to the words
   * that end a rule's part, or to the end.
   */
  void skipTo(String... signs) {
    int open = 0;
    while (!isAtEnd() && !isOuter()) {
      if (open == 0 && List.of(signs).contains(here().text()) && here().type() != Token.Type.TEXT) {
        return;
      }
      open += opening(here());
      if (open < 0) {
        return;
      }
      take();
    }
  }

  /** Whether a rule's part ends or another rule begins here. */
  boolean isOuter() {
    return here().is("then") || here().is("end") || here().is("when") || beginsRule();
  }

  /** Whether a rule begins here: the word, and an id behind it. */
  boolean beginsRule() {
    return here().is("rule") && (ahead(1).type() == Token.Type.TEXT || ahead(1).isWord());
  }

  private static int opening(Token token) {
    boolean opens = token.is("(") || token.is("[") || token.is("{");
    boolean closes = token.is(")") || token.is("]") || token.is("}");
    return opens ? 1 : closes ? -1 : 0;
  }
}
