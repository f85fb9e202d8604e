package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.METADATA;
import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;

import dev.refundkit.rules.language.Cursor.UnreadableException;
import dev.refundkit.rules.settings.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a text of rules into trees and notes everything that does not fit into them. What is no
 * rule at all is skipped up to the next rule, so that one mistake hides no other.
 */
public final class RuleParser {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*+([-_][a-z0-9]++)*+");
  private static final List<String> METADATA_NAMES = List.of("sentence", "owner", "exceptTo");
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
      cursor.note(SYNTAX, other.span(), "expected a rule, found " + other.shown(), RULE_FORM);
    }
    while (!cursor.isAtEnd() && !cursor.beginsRule()) {
      cursor.take();
    }
  }

  private Rule rule() {
    Token word = cursor.take();
    Token id = cursor.take();
    Span head = word.span().until(id.span());
    if (!ID.matcher(id.text()).matches()) {
      cursor.note(
          METADATA,
          id.span(),
          "rule id " + id.text() + " is not in lower-case words",
          "Write it like: return-window-over.");
    }
    Metadata metadata = metadata();
    refuseAttributes();
    if (metadata.sentence.isBlank()) {
      cursor.note(
          METADATA,
          head,
          "rule " + id.text() + " has no sentence for people",
          "Add: @sentence(\"Why it asks for this.\").");
    }
    List<FactPattern> patterns = List.of();
    List<Rule.Call> calls = List.of();
    if (part("when", RULE_FORM)) {
      patterns = new PatternParser(cursor).patterns();
    }
    if (part("then", "Write then behind the conditions, before what the rule asks for.")) {
      calls = new CallParser(cursor).calls();
    }
    part("end", "Close the rule with end.");
    return new Rule(
        id.text(),
        metadata.sentence.strip(),
        metadata.owner.strip(),
        metadata.exceptTo,
        patterns,
        calls,
        head);
  }

  /** Goes on behind the word with which a part of the rule begins; notes it where it is missing. */
  private boolean part(String word, String advice) {
    boolean found = cursor.takeIf(word);
    if (!found) {
      cursor.note(
          SYNTAX,
          cursor.here().span(),
          "expected " + word + ", found " + cursor.here().shown(),
          advice);
    }
    return found;
  }

  private void refuseAttributes() {
    while (!cursor.isAtEnd() && !cursor.isOuter()) {
      Token attribute = cursor.take();
      if (attribute.isWord()) {
        cursor.note(
            NOT_ALLOWED,
            attribute.span(),
            "attribute " + attribute.text() + " is not allowed",
            "Leave it out; neither the order of rules nor how often they fire matters.");
      } else {
        cursor.note(
            SYNTAX, attribute.span(), "expected when, found " + attribute.shown(), RULE_FORM);
      }
      while (!cursor.isAtEnd() && !cursor.isOuter() && !cursor.here().isWord()) {
        cursor.take();
      }
    }
  }

  private static final class Metadata {
    private final List<Rule.Exemption> exceptTo = new ArrayList<>();
    private String sentence = "";
    private String owner = "";
  }

  private Metadata metadata() {
    Metadata metadata = new Metadata();
    while (cursor.takeIf("@")) {
      try {
        readInto(metadata);
      } catch (UnreadableException e) {
        while (!cursor.isAtEnd() && !cursor.isOuter() && !cursor.here().is("@")) {
          cursor.take();
        }
      }
    }
    return metadata;
  }

  private void readInto(Metadata metadata) {
    Token name = cursor.take();
    if (!METADATA_NAMES.contains(name.text())) {
      throw cursor.failed(
          METADATA,
          name.span(),
          "metadata @" + name.text() + " is not known",
          Nearest.advice(name.text(), METADATA_NAMES));
    }
    String form = "Write it as: @" + name.text() + "(\"...\").";
    cursor.expect("(", form);
    do {
      Token value = cursor.take();
      boolean id = value.isWord() && name.text().equals("exceptTo");
      if (value.type() != Token.Type.TEXT && !id) {
        throw cursor.failed(
            SYNTAX, value.span(), "expected a text in quotes, found " + value.shown(), form);
      }
      switch (name.text()) {
        case "sentence" -> metadata.sentence = value.text();
        case "owner" -> metadata.owner = value.text();
        default -> metadata.exceptTo.add(new Rule.Exemption(value.text(), value.span()));
      }
    } while (name.text().equals("exceptTo") && cursor.takeIf(","));
    cursor.expect(")", form);
  }
}
