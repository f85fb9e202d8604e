package dev.refundkit.rules.compile;

import dev.refundkit.rules.model.FactRef;
import dev.refundkit.rules.settings.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a rule's conditions look at, and notes words that the vocabulary does not have. What a
 * decision later shows as "the facts that it looked at" comes from here, so that it can't differ
 * from the rule.
 */
final class ConditionReader {

  private static final Set<String> OPERATORS =
      Set.of(
          "in",
          "not",
          "contains",
          "excludes",
          "memberOf",
          "matches",
          "null",
          "true",
          "false",
          "and",
          "or",
          "str");

  /** A text, or a word with the text that it is given in brackets. */
  private static final Pattern WORD =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*\"|([A-Za-z_$][\\w$]*)(?:\\s*\\.\\s*(\\w+))?(?:\\s*\\(\\s*\"([^\"]*)\"\\s*\\))?");

  /** Where problems go. */
  interface Notes {
    void note(int line, int column, String what, String advice);
  }

  private final Map<String, String> factOfVariable = new HashMap<>();
  private final Notes notes;

  ConditionReader(List<PatternDescr> patterns, Notes notes) {
    this.notes = notes;
    for (PatternDescr pattern : patterns) {
      if (pattern.getIdentifier() != null) {
        factOfVariable.put(pattern.getIdentifier(), pattern.getObjectType());
      }
    }
  }

  List<FactRef> read(PatternDescr pattern) {
    String fact = pattern.getObjectType();
    if (fact == null) {
      notes.note(
          pattern.getLine(),
          pattern.getColumn() + 1,
          "a path to facts",
          "Name the fact, such as: Refund().");
      return List.of();
    }
    if (!Vocabulary.FACTS.containsKey(fact)) {
      String advice = Nearest.advice(fact, Vocabulary.FACTS.keySet());
      notes.note(pattern.getLine(), pattern.getColumn() + 1, "unknown fact " + fact, advice);
      return List.of();
    }
    List<FactRef> refs = new ArrayList<>();
    for (BaseDescr constraint : pattern.getDescrs()) {
      Matcher words =
          WORD.matcher(constraint.getText() == null ? constraint.toString() : constraint.getText());
      while (words.find()) {
        FactRef ref = words.group(1) == null ? null : ref(fact, words, constraint);
        if (ref != null) {
          refs.add(ref);
        }
      }
    }
    return refs;
  }

  private @Nullable FactRef ref(String fact, Matcher words, BaseDescr constraint) {
    String word = words.group(1);
    String after = words.group(2);
    if (OPERATORS.contains(word)) {
      return null;
    }
    if (word.startsWith("$") || word.equals("this")) {
      String other = word.equals("this") ? fact : factOfVariable.get(word);
      return other == null || after == null
          ? null
          : known(other, after, words.group(3), constraint);
    }
    return known(fact, word, after == null ? words.group(3) : null, constraint);
  }

  private @Nullable FactRef known(
      String fact, String member, @Nullable String argument, BaseDescr at) {
    Set<String> names =
        argument == null ? Vocabulary.propertiesOf(fact) : Vocabulary.lookupsOf(fact);
    if (names.contains(member)) {
      return new FactRef(fact, member, argument);
    }
    Set<String> all = new TreeSet<>(Vocabulary.propertiesOf(fact));
    all.addAll(Vocabulary.lookupsOf(fact));
    notes.note(
        at.getLine(), at.getColumn() + 1, fact + " has no " + member, Nearest.advice(member, all));
    return null;
  }
}
