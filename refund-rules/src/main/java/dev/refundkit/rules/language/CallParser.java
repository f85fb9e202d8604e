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

  /** The calls up to the rule's end. */
  List<Rule.Call> calls() {
    List<Rule.Call> calls = new ArrayList<>();
    while (!cursor.isAtEnd() && !cursor.here().is("end") && !cursor.beginsRule()) {
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
    String argument = "";
    if (!cursor.here().is(")")) {
      argument = cursor.expect(Token.Type.TEXT, "a text in quotes", ADVICE).text();
      if (argument.isEmpty()) {
        throw cursor.failed(
            OUTCOME, cursor.before().span(), "an empty name", "Name a fee of policy.yaml.");
      }
    }
    Token close = cursor.expect(")", ADVICE);
    cursor.expect(";", "Close what the rule asks for with a semicolon.");
    return new Rule.Call(name.text(), argument, first.span().until(close.span()));
  }

  private UnreadableException refused(Token first) {
    boolean call = first.isWord() && (cursor.ahead(1).is(".") || cursor.ahead(1).is("("));
    if (NotAllowed.STATEMENTS.contains(first.text()) || call || first.isWord()) {
      String what =
          call && cursor.ahead(1).is(".")
              ? first.text() + "." + cursor.ahead(2).text()
              : first.text();
      return cursor.failed(
          NOT_ALLOWED, first.span(), what + " is not allowed in what a rule asks for", ADVICE);
    }
    return cursor.unexpected("expected outcome", ADVICE);
  }

  /** Statements of Java may hold others in braces; they are skipped with them. */
  private void skipStatement() {
    int open = 0;
    while (!cursor.isAtEnd() && !cursor.here().is("end") && !cursor.beginsRule()) {
      Token token = cursor.take();
      open += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      if (open <= 0 && (token.is(";") || token.is("}"))) {
        return;
      }
    }
  }
}
