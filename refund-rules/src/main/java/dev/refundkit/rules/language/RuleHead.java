package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.METADATA;
import static dev.refundkit.rules.bundle.FindingKind.NOT_ALLOWED;
import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;

import dev.refundkit.rules.bundle.Nearest;
import dev.refundkit.rules.language.Cursor.UnreadableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what stands between a rule's id and its conditions: metadata, and nothing else. */
final class RuleHead {

  private static final List<String> NAMES = List.of("sentence", "owner", "exceptTo");
  private static final Set<String> FLAGS = Set.of("true", "false");

  private final Cursor cursor;
  private final Set<String> seen = new HashSet<>();
  private final List<Rule.Exemption> exceptTo = new ArrayList<>();
  private String sentence = "";
  private String owner = "";
  private boolean readable = true;

  RuleHead(Cursor cursor) {
    this.cursor = cursor;
  }

  String sentence() {
    return sentence.strip();
  }

  String owner() {
    return owner.strip();
  }

  List<Rule.Exemption> exceptTo() {
    return exceptTo;
  }

  /** Goes on at the rule's conditions. */
  void read() {
    while (!cursor.isAtEnd() && !cursor.isOuter() && !cursor.beginsPattern()) {
      if (!cursor.takeIf("@") && !isWithoutSign()) {
        refuseAttribute();
        continue;
      }
      try {
        readMetadata();
      } catch (UnreadableException e) {
        readable = false;
        skipMetadata();
      }
    }
  }

  /** Goes on behind metadata that stands where conditions belong. */
  void readMisplaced() {
    if (cursor.here().is("@")) {
      cursor.note(METADATA, cursor.here().span(), "metadata behind when", "Write it above when.");
      read();
    }
  }

  /** Notes that the rule has no sentence; not if one could not be read. */
  void checkSentence(Span head, String id) {
    if (readable && sentence.isBlank()) {
      cursor.note(
          METADATA,
          head,
          "rule " + id + " has no sentence for people",
          "Add: @sentence(\"Why it asks for this.\").");
    }
  }

  private boolean isWithoutSign() {
    Token name = cursor.here();
    boolean found = NAMES.contains(name.text()) && cursor.ahead(1).is("(");
    if (found) {
      cursor.note(
          SYNTAX,
          name.span(),
          "expected @" + name.text() + ", found " + name.text(),
          "Write @ before it.");
    }
    return found;
  }

  private void readMetadata() {
    Token name = cursor.take();
    if (!NAMES.contains(name.text())) {
      throw cursor.failed(
          METADATA,
          name.span(),
          "metadata @" + name.text() + " is not known",
          Nearest.advice(name.text(), NAMES));
    }
    String form = "Write it as: @" + name.text() + "(\"...\").";
    cursor.expect("(", form);
    do {
      readInto(name, form);
    } while (name.text().equals("exceptTo") && cursor.takeIf(","));
    cursor.expect(")", form);
  }

  private void readInto(Token name, String form) {
    Token value = cursor.here();
    boolean id = value.isWord() && name.text().equals("exceptTo");
    if (value.type() != Token.Type.TEXT && !id) {
      throw cursor.unexpected("expected a text in quotes", form);
    }
    cursor.take();
    if (name.text().equals("exceptTo")) {
      exceptTo.add(new Rule.Exemption(value.text(), value.span()));
      return;
    }
    if (!seen.add(name.text())) {
      String what = "@" + name.text() + " stands twice";
      cursor.note(METADATA, name.span(), what, "Keep one of them.");
    }
    if (name.text().equals("sentence")) {
      sentence = value.text();
    } else {
      owner = value.text();
      if (owner.isBlank()) {
        String advice = "Name who answers for the rule, or leave it out.";
        cursor.note(METADATA, name.span(), "@owner says nothing", advice);
      }
    }
  }

  private void refuseAttribute() {
    int level = cursor.level();
    Token attribute = cursor.take();
    if (attribute.isWord()) {
      cursor.note(
          NOT_ALLOWED,
          attribute.span(),
          "attribute " + attribute.text() + " is not allowed",
          "Leave it out; neither the order of rules nor how often they fire matters.");
    } else {
      cursor.note(
          SYNTAX,
          attribute.span(),
          "expected when, found " + attribute.shown(),
          "Write when before the conditions.");
    }
    while (!ends() && (cursor.level() > level || !beginsAttribute())) {
      cursor.take();
    }
  }

  private boolean beginsAttribute() {
    return cursor.here().isWord() && !FLAGS.contains(cursor.here().text());
  }

  private void skipMetadata() {
    while (!ends()) {
      cursor.take();
    }
  }

  private boolean ends() {
    return cursor.isAtEnd() || cursor.isOuter() || cursor.here().is("@") || cursor.beginsPattern();
  }
}
