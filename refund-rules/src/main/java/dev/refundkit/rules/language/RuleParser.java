package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.METADATA;
import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.OUTCOME;
import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a text of rules into trees and notes everything that does not fit into them. What is no
 * rule at all is skipped up to the next rule, so that one mistake hides no other.
 */
public final class RuleParser {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*+([-_][a-z0-9]++)*+");
  private static final String RULE_FORM =
      "A rule is: rule \"an-id\" @sentence(\"Why.\") when ... then ... end.";

  private final Cursor cursor;

  private RuleParser(Cursor cursor) {
    this.cursor = cursor;
  }

  /** The rules of the text; of those with findings, as much as could be read. */
  public static List<Rule> read(Source source, Findings findings) {
    return new RuleParser(new Cursor(Lexer.read(source, findings), findings)).rules();
  }

  private List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    while (!cursor.isAtEnd()) {
      if (cursor.beginsRule()) {
        rules.add(rule());
      } else {
        refuseOther();
      }
    }
    return rules;
  }

  private void refuseOther() {
    Token other = cursor.take();
    if (NotAllowed.OUTSIDE_RULES.contains(other.text()) && other.isWord()) {
      cursor.note(
          NOT_ALLOWED,
          other.span(),
          other.text() + " is not allowed in a policy",
          "Leave it out; the whole vocabulary is there without it.");
    } else {
      String what = other.isLike("rule") ? "a rule without its id" : "expected a rule";
      String found = other.isLike("rule") ? "" : ", found " + other.shown();
      String advice = other.is(";") ? "Leave it out." : RULE_FORM;
      cursor.note(SYNTAX, other.span(), what + found, advice);
    }
    while (!cursor.isAtEnd() && !cursor.beginsRule()) {
      cursor.take();
    }
  }

  private Rule rule() {
    Token word = cursor.take();
    noteForm("rule", word);
    Token id = id();
    Span head = word.span().until(id.span());
    RuleHead metadata = new RuleHead(cursor);
    metadata.read();
    List<FactPattern> patterns = List.of();
    if (part("when", "Write when before the conditions.") || cursor.beginsPattern()) {
      metadata.readMisplaced();
      patterns = new PatternParser(cursor).patterns();
    }
    List<Rule.Call> calls = List.of();
    if (part("then", "Write then behind the conditions, before what the rule asks for.")
        || cursor.beginsCall(0)) {
      calls = calls(head, id, metadata);
    }
    part("end", "Close the rule with end.");
    metadata.checkSentence(head, id.text());
    return new Rule(
        id.text(),
        metadata.sentence(),
        metadata.owner(),
        metadata.exceptTo(),
        patterns,
        calls,
        head);
  }

  private Token id() {
    Token id = cursor.take();
    if (!ID.matcher(id.text()).matches()) {
      cursor.note(
          METADATA,
          id.span(),
          "rule id " + id.text() + " is not in lower-case words",
          "Write it like: return-window-over.");
    }
    return id;
  }

  private List<Rule.Call> calls(Span head, Token id, RuleHead metadata) {
    if (CallParser.isAtEnd(cursor) && metadata.exceptTo().isEmpty()) {
      cursor.note(
          OUTCOME,
          head,
          "rule " + id.text() + " asks for nothing",
          "Call an outcome, such as: outcome.review();");
    }
    return new CallParser(cursor).calls();
  }

  /** Goes on behind the word with which a part of the rule begins; notes it where it is missing. */
  private boolean part(String word, String advice) {
    Token here = cursor.here();
    if (here.isLike(word)) {
      noteForm(word, cursor.take());
      return true;
    }
    boolean misspelt = here.isWord() && !here.is("end") && isFollowed(word);
    cursor.note(SYNTAX, here.span(), "expected " + word + ", found " + here.shown(), advice);
    if (misspelt) {
      cursor.take();
    }
    return misspelt;
  }

  /** Whether behind the next word stands what stands behind this one. */
  private boolean isFollowed(String word) {
    return switch (word) {
      case "then" -> cursor.beginsCall(1);
      case "end" -> !cursor.beginsRule() && cursor.endsRule(1);
      default -> false;
    };
  }

  private void noteForm(String word, Token written) {
    if (!written.is(word)) {
      cursor.note(
          SYNTAX,
          written.span(),
          "expected " + word + ", found " + written.shown(),
          "Write it in small letters.");
    }
  }
}
