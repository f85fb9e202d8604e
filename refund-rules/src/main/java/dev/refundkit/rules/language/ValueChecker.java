package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;
import static dev.refundkit.rules.bundle.FindingKind.TYPE;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_PROPERTY;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_SETTING;

import dev.refundkit.rules.settings.Nearest;
import dev.refundkit.rules.settings.Settings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the words that a condition compares, and tells of what kind they are. */
final class ValueChecker {

  private final @Nullable Settings settings;
  private final Findings findings;

  ValueChecker(@Nullable Settings settings, Findings findings) {
    this.settings = settings;
    this.findings = findings;
  }

  /** The word that a value is; null if it is none or not known, which is noted. */
  @Nullable Word word(Value value) {
    if (value instanceof Value.Property property) {
      return known(property.variable(), property.fact(), property.name(), false, value.span());
    } else if (value instanceof Value.Lookup lookup) {
      Word word = known(lookup.variable(), lookup.fact(), lookup.name(), true, value.span());
      if (word != null) {
        checkName(lookup);
      }
      return word;
    }
    return null;
  }

  /** Of what kind a value is; null where nothing can be said. */
  static @Nullable Kind kind(Value value) {
    if (value instanceof Value.Property property) {
      return kind(Vocabulary.word(property.fact(), property.name()));
    } else if (value instanceof Value.Lookup lookup) {
      return kind(Vocabulary.word(lookup.fact(), lookup.name()));
    } else if (value instanceof Value.Text) {
      return Kind.TEXT;
    } else if (value instanceof Value.Truth) {
      return Kind.FLAG;
    }
    return value instanceof Value.Whole ? Kind.NUMBER : null;
  }

  private static @Nullable Kind kind(@Nullable Word word) {
    return word == null ? null : word.kind();
  }

  private @Nullable Word known(
      @Nullable String variable, String fact, String name, boolean lookup, Span span) {
    if (variable != null && fact.isEmpty()) {
      findings.note(
          SYNTAX,
          span,
          "no fact is named " + variable,
          "Name it in a pattern before this one: " + variable + " : Line(...).");
      return null;
    }
    if (!Vocabulary.FACTS.containsKey(fact)) {
      return null;
    }
    Word word = Vocabulary.word(fact, name);
    if (word == null) {
      findings.note(
          UNKNOWN_PROPERTY,
          span,
          fact + " has no " + name,
          Nearest.advice(name, Vocabulary.words(fact).keySet()));
    } else if (word.lookup() != lookup) {
      findings.note(
          TYPE,
          span,
          lookup ? name + " takes no name" : name + " needs the name of a setting",
          lookup ? "Write: " + name + "." : "Write: " + name + "(\"...\").");
      return null;
    }
    return word;
  }

  private void checkName(Value.Lookup lookup) {
    Set<String> names = settings == null ? null : Vocabulary.names(lookup.name(), settings);
    if (names != null && !names.contains(lookup.argument())) {
      findings.note(
          UNKNOWN_SETTING,
          lookup.span(),
          "policy.yaml has no " + lookup.name() + " " + lookup.argument(),
          Nearest.advice(lookup.argument(), names));
    }
  }
}
