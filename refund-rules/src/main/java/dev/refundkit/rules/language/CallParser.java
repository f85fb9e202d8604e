package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.OUTCOME;

import dev.refundkit.rules.language.Cursor.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a rule asks for: calls of outcomes, and nothing else. */
final class CallParser {

  private static final String ADVICE = "A rule only asks, such as: outcome.review();";

  private final Cursor cursor;

  CallParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Whether nothing more is asked for. */
  static boolean isAtEnd(Cursor cursor) {
    return cursor.here().isLike("end")
        || cursor.endsRule(0)
        || (cursor.here().isWord() && cursor.endsRule(1));
  }

  /** The calls up to the rule's end. */
  List<Rule.Call> calls() {
    List<Rule.Call> calls = new ArrayList<>();
    while (!isAtEnd(cursor)) {
      try {
        calls.add(call());
      } catch (UnreadableException e) {
        skipStatement();
      }
    }
    return calls;
  }

  private Rule.Call call() {
    Token first = cursor.here();
    if (!first.is("outcome")) {
      throw refused(first);
    }
    cursor.take();
    cursor.expect(".", ADVICE);
    Token name = cursor.expect(Token.Type.WORD, "an outcome", ADVICE);
    cursor.expect("(", ADVICE);
    String argument = cursor.here().is(")") ? "" : argument(name);
    Token close = cursor.expect(")", form(name));
    if (cursor.here().is(".")) {
      String what = "outcome." + name.text() + "(...).";
      throw notAllowed(first.span(), what + cursor.ahead(1).text(), ADVICE);
    }
    cursor.expect(";", "Close what the rule asks for with a semicolon.");
    return new Rule.Call(name.text(), argument, first.span().until(close.span()));
  }

  private String argument(Token name) {
    Token argument = cursor.expect(Token.Type.TEXT, "a text in quotes", form(name));
    if (argument.text().isEmpty()) {
      throw cursor.failed(OUTCOME, argument.span(), "an empty name", "Name a fee of policy.yaml.");
    }
    return argument.text();
  }

  private static String form(Token name) {
    boolean fee = name.text().equals(Vocabulary.FEE);
    return "Write: outcome." + name.text() + (fee ? "(\"...\");" : "();");
  }

  private UnreadableException refused(Token first) {
    if (!first.isWord()) {
      return cursor.unexpected("expected outcome", ADVICE);
    }
    boolean call = cursor.ahead(1).is(".");
    Token name = call ? cursor.ahead(2) : first;
    boolean known = Vocabulary.OUTCOMES.contains(name.text());
    String what = call ? first.text() + "." + name.text() : first.text();
    return notAllowed(first.span(), what, known ? form(name) : ADVICE);
  }

  private UnreadableException notAllowed(Span span, String what, String advice) {
    String where = " is not allowed in what a rule asks for";
    return cursor.failed(NOT_ALLOWED, span, what + where, advice);
  }

  /** Statements of Java may hold others in brackets; they are skipped with them. */
  private void skipStatement() {
    int open = 0;
    while (!isAtEnd(cursor)) {
      Token token = cursor.take();
      open += token.is("{") || token.is("(") ? 1 : token.is("}") || token.is(")") ? -1 : 0;
      boolean ends = token.is(";") || token.is("}");
      if (open <= 0 && ends && !NotAllowed.CONTINUED.contains(cursor.here().text())) {
        return;
      }
    }
  }
}
