package dev.refundkit.rules.language;

import static dev.refundkit.rules.bundle.FindingKind.RAW_AMOUNT;
import static dev.refundkit.rules.bundle.FindingKind.TYPE;
import static dev.refundkit.rules.bundle.FindingKind.UNKNOWN_VALUE;

import dev.refundkit.rules.bundle.Nearest;
import dev.refundkit.rules.settings.Settings;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks single conditions: whether what they compare can be compared, and can ever be equal. */
final class ConditionChecker {

  private static final String CONTAINS = "Write: contains \"...\".";

  private final @Nullable Settings settings;
  private final ValueChecker values;
  private final Findings findings;

  ConditionChecker(@Nullable Settings settings, ValueChecker values, Findings findings) {
    this.settings = settings;
    this.values = values;
    this.findings = findings;
  }

  void check(Condition.Single single) {
    Word left = values.word(single.left());
    if (single instanceof Condition.Compare compare) {
      values.compared(compare.right(), left);
      checkPair(compare, left);
    } else if (single instanceof Condition.In in) {
      in.values().forEach(member -> values.compared(member, left));
      checkIn(in, left);
    } else if (single instanceof Condition.Contains contains) {
      checkContains(contains);
    } else {
      checkFlag(single, left);
    }
  }

  private void checkPair(Condition.Compare compare, @Nullable Word word) {
    Value left = compare.left();
    Value right = compare.right();
    if (isFixed(left)) {
      note(
          left,
          left.span().text() + " stands on the left",
          "Put the property first, such as: total > limit(\"most\").");
    } else if (right instanceof Value.Unknown) {
      checkUnknown(compare, word);
    } else if (ValueChecker.kind(left) != null && ValueChecker.kind(right) != null) {
      checkKinds(compare, word);
    }
  }

  private static boolean isFixed(Value value) {
    return !(value instanceof Value.Property || value instanceof Value.Lookup);
  }

  private void checkUnknown(Condition.Compare compare, @Nullable Word word) {
    if (compare.operator().isOfSize()) {
      note(compare.right(), "null has no size", "Compare with == null or != null.");
    } else if (word != null && !word.mayBeUnknown()) {
      note(compare.left(), word.name() + " is always known", "Leave the comparison out.");
    }
  }

  private void checkKinds(Condition.Compare compare, @Nullable Word left) {
    Kind kind = Objects.requireNonNull(ValueChecker.kind(compare.left()));
    Kind other = Objects.requireNonNull(ValueChecker.kind(compare.right()));
    if (kind == Kind.AMOUNT && compare.right() instanceof Value.Whole whole) {
      checkRaw(compare.left(), compare.operator().sign(), whole);
    } else if (kind == Kind.TEXTS || other == Kind.TEXTS) {
      note(compare.left(), "a set of texts can't be compared", CONTAINS);
    } else if (kind != other) {
      String what = compare.left().span().text() + " is " + kind.shown();
      note(
          compare.right(),
          what + ", and " + compare.right().span().text() + " is " + other.shown(),
          kind == Kind.AMOUNT || other == Kind.AMOUNT
              ? "Compare amounts with amounts, such as limit(\"...\")."
              : "Compare it with " + kind.shown() + ".");
    } else if (compare.operator().isOfSize() && kind != Kind.AMOUNT && kind != Kind.NUMBER) {
      note(
          compare.left(),
          compare.left().span().text() + " is " + kind.shown() + " and has no size",
          "Compare with == or !=.");
    } else {
      checkChoice(left, compare.right());
    }
  }

  /** Nothing is nothing in every currency; any other number is another amount in each. */
  private void checkRaw(Value amount, String sign, Value.Whole number) {
    if (number.number() != 0) {
      String text = amount.span().text();
      findings.note(
          RAW_AMOUNT,
          number.span(),
          text + " is an amount, and " + number.number() + " has no currency",
          "Add a limit to policy.yaml and compare with it: "
              + text
              + " "
              + sign
              + " limit(\"...\").");
    }
  }

  private void checkIn(Condition.In in, @Nullable Word word) {
    Kind kind = ValueChecker.kind(in.left());
    if (isFixed(in.left())) {
      note(in.left(), in.left().span().text() + " stands on the left", "Put the property first.");
    }
    if (kind == Kind.TEXTS) {
      note(in.left(), "a set of texts can't be compared", CONTAINS);
    } else if (kind != null) {
      in.values().forEach(member -> checkMember(in.left(), kind, member, word));
    }
  }

  private void checkMember(Value left, Kind kind, Value member, @Nullable Word word) {
    Kind other = ValueChecker.kind(member);
    String text = member.span().text();
    if (member instanceof Value.Unknown) {
      note(member, "null in a list", "Compare with it alone: " + left.span().text() + " == null.");
    } else if (other == null) {
      return; // no such property, which is noted
    } else if (!isFixed(member)) {
      note(
          member,
          text + " can't stand in a list",
          "Lists hold values in full; join comparisons with ||.");
    } else if (kind == Kind.AMOUNT && member instanceof Value.Whole whole) {
      checkRaw(left, "==", whole);
    } else if (kind != other) {
      note(
          member,
          left.span().text() + " is " + kind.shown() + ", found " + text,
          "Name values of that kind, such as: in "
              + (kind == Kind.NUMBER ? "(1, 2)." : "(\"one\", \"two\")."));
    } else {
      checkChoice(word, member);
    }
  }

  private void checkContains(Condition.Contains contains) {
    Kind kind = ValueChecker.kind(contains.left());
    if (kind != null && kind != Kind.TEXTS) {
      note(
          contains.left(),
          contains.left().span().text() + " is " + kind.shown() + ", which contains nothing",
          "Compare it with == or in; only tags contain texts.");
    }
    if (!(contains.right() instanceof Value.Text)) {
      note(
          contains.right(),
          "expected a text in quotes, found " + contains.right().span().text(),
          CONTAINS);
    }
  }

  private void checkFlag(Condition.Single single, @Nullable Word word) {
    if (isFixed(single.left())) {
      note(single.left(), single.left().span().text() + " alone is no condition", "Leave it out.");
    } else if (word != null && word.kind() != Kind.FLAG) {
      note(
          single.left(),
          word.name() + " is " + word.kind().shown() + ", not true or false",
          "Compare it with something.");
    }
  }

  private void checkChoice(@Nullable Word word, Value value) {
    if (word == null || settings == null || !(value instanceof Value.Text text)) {
      return;
    }
    Set<String> choices = Vocabulary.choices(word, settings);
    if (choices != null && !choices.contains(text.text())) {
      findings.note(
          UNKNOWN_VALUE,
          text.span(),
          word.name() + " is never \"" + text.text() + "\"",
          Nearest.advice(text.text(), choices));
    }
  }

  private void note(Value value, String what, String advice) {
    findings.note(TYPE, value.span(), what, advice);
  }
}
