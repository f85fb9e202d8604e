package dev.refundkit.rules.check;

import dev.refundkit.rules.language.Value;
import dev.refundkit.rules.language.Vocabulary;
import dev.refundkit.rules.language.Word;
import java.util.Objects;

/** Tells what the sides of a rule's comparisons are. */
final class Operands {

  private final Possible possible;
  private final SettingCases settings;
  private final Scope scope;

  Operands(Possible possible, SettingCases settings, Scope scope) {
    this.possible = possible;
    this.settings = settings;
    this.scope = scope;
  }

  Operand of(Value value) {
    if (value instanceof Value.Property property) {
      Word word = word(property.fact(), property.name());
      return new Operand.Seen(
          scope.key(property.variable(), property.name()), possible.values(word));
    } else if (value instanceof Value.Lookup lookup) {
      return of(lookup);
    } else if (value instanceof Value.Text text) {
      return Operand.fixed(text.text());
    } else if (value instanceof Value.Whole whole) {
      return Operand.fixed(whole.number());
    } else if (value instanceof Value.Truth truth) {
      return Operand.fixed(Boolean.toString(truth.truth()));
    }
    return Operand.fixed(null);
  }

  private Operand of(Value.Lookup lookup) {
    String name = lookup.argument();
    return switch (lookup.name()) {
      case "number" -> settings.number(name);
      case "limit" -> settings.limit(name);
      case "days" -> settings.days(name, scope.category(lookup.variable()));
      default -> {
        // In quotes, which no name has in it: else it might read like something else looked at.
        String key = scope.key(lookup.variable(), lookup.name() + "(\"" + name + "\")");
        yield new Operand.Seen(key, possible.values(word(lookup.fact(), lookup.name())));
      }
    };
  }

  private static Word word(String fact, String name) {
    return Objects.requireNonNull(Vocabulary.word(fact, name), name);
  }
}
