package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.SYNTAX;
import static dev.refundkit.rules.bundle.FindingKind.TYPE;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_PROPERTY;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_SETTING;

import dev.refundkit.rules.bundle.Nearest;
import dev.refundkit.rules.settings.Settings;
import java.util.List;
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

  /**
   * Checks what a word is compared with.
   *
   * @param left the word; null if it is none or not known
   */
  void compared(Value value, @Nullable Word left) {
    boolean text = left != null && left.kind() == Kind.TEXT;
    if (text && value instanceof Value.Property property && isTextWithoutQuotes(property)) {
      findings.note(
          UNKNOWN_PROPERTY,
          value.span(),
          property.fact() + " has no " + property.name(),
          "If it is a text, write: \"" + property.name() + "\".");
    } else {
      word(value);
    }
  }

  private static boolean isTextWithoutQuotes(Value.Property property) {
    Set<String> words = Vocabulary.words(property.fact()).keySet();
    return property.variable() == null
        && !words.isEmpty()
        && !words.contains(property.name())
        && Nearest.name(property.name(), words).isEmpty();
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
      findings.note(UNKNOWN_PROPERTY, span, fact + " has no " + name, elsewhere(fact, name));
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

  private static String elsewhere(String fact, String name) {
    Set<String> words = Vocabulary.words(fact).keySet();
    List<String> others =
        Vocabulary.FACTS.keySet().stream()
            .filter(other -> Vocabulary.word(other, name) != null)
            .toList();
    return others.isEmpty() || Nearest.name(name, words).isPresent()
        ? Nearest.advice(name, words)
        : "Such a property has only: " + String.join(", ", others) + ".";
  }

  /** A setting of another sort may have the name. */
  private String advice(Value.Lookup lookup, Set<String> names) {
    if (settings != null && Nearest.name(lookup.argument(), names).isEmpty()) {
      for (Word word : Vocabulary.words(lookup.fact()).values()) {
        Set<String> others = word.lookup() ? Vocabulary.names(word.name(), settings) : null;
        if (others != null && others.contains(lookup.argument())) {
          return "Maybe you meant " + word.name() + "(\"" + lookup.argument() + "\").";
        }
      }
    }
    return Nearest.advice(lookup.argument(), names);
  }

  private void checkName(Value.Lookup lookup) {
    Set<String> names = settings == null ? null : Vocabulary.names(lookup.name(), settings);
    if (names != null && !names.contains(lookup.argument())) {
      findings.note(
          UNKNOWN_SETTING,
          lookup.span(),
          "policy.yaml has no " + lookup.name() + " " + lookup.argument(),
          advice(lookup, names));
    }
  }
}
