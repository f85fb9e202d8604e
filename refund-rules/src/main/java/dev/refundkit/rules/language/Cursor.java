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
  private int level;

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
    level += opening(token);
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

  /** In how many brackets the reader is. */
  int level() {
    return level;
  }

  /**
   * Goes to the first of these signs that stands in no more brackets than this, or to the words
   * that end a rule's part, or to the end.
   */
  void skipTo(int outside, String... signs) {
    while (!isAtEnd() && !isOuter()) {
      boolean found = here().type() == Token.Type.SIGN && List.of(signs).contains(here().text());
      if (found && level <= outside) {
        return;
      }
      take();
    }
  }

  /** Whether a rule's part ends or another rule begins here. */
  boolean isOuter() {
    return here().isLike("when")
        || here().isLike("then")
        || here().isLike("end")
        || beginsCall(0)
        || (here().isWord() && beginsCall(1))
        || beginsRule();
  }

  /** Whether something is asked for so many tokens from here. */
  boolean beginsCall(int from) {
    return ahead(from).is("outcome") && ahead(from + 1).is(".");
  }

  /** Whether a rule begins here: the word, and an id behind it. */
  boolean beginsRule() {
    return beginsRule(0);
  }

  /** Whether a rule begins so many tokens from here. */
  boolean beginsRule(int from) {
    Token id = ahead(from + 1);
    return ahead(from).isLike("rule")
        && (id.type() == Token.Type.TEXT || (id.isWord() && ahead(from).is("rule")));
  }

  /** Whether nothing more of a rule stands so many tokens from here. */
  boolean endsRule(int from) {
    return ahead(from).type() == Token.Type.END || beginsRule(from);
  }

  /** Whether a pattern begins here that no condition or attribute could be. */
  boolean beginsPattern() {
    boolean asked = here().is("not") || here().is("exists");
    boolean named = here().type() == Token.Type.VARIABLE;
    return asked || named || (Vocabulary.FACTS.containsKey(here().text()) && ahead(1).is("("));
  }

  private static int opening(Token token) {
    boolean opens = token.is("(") || token.is("[") || token.is("{");
    boolean closes = token.is(")") || token.is("]") || token.is("}");
    return opens ? 1 : closes ? -1 : 0;
  }
}
