package dev.refundkit.rules.explain;

import dev.refundkit.rules.language.Condition;
import dev.refundkit.rules.language.FactRef;
import dev.refundkit.rules.language.Value;
import dev.refundkit.rules.run.FactReader;
import dev.refundkit.rules.settings.MissingSettingException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a condition holds for facts, by the meaning that the engine gives to it: what is
 * not known satisfies no comparison of size, and equals nothing but {@code null}. Safe for use by
 * several threads.
 */
final class Evaluator {

  private final FactReader reader = new FactReader();

  /**
   * Whether the condition holds.
   *
   * @param fact of the pattern's own type
   * @param named other facts by their variable
   * @throws MissingSettingException if a setting that is asked for is not stated for this case
   */
  boolean holds(Condition condition, Object fact, Map<String, Object> named) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().allMatch(part -> holds(part, fact, named));
    } else if (condition instanceof Condition.Any any) {
      return any.parts().stream().anyMatch(part -> holds(part, fact, named));
    } else if (condition instanceof Condition.Not not) {
      return !holds(not.part(), fact, named);
    } else if (condition instanceof Condition.Compare compare) {
      return holds(
          compare.operator(),
          value(compare.left(), fact, named),
          value(compare.right(), fact, named));
    } else if (condition instanceof Condition.In in) {
      Object left = value(in.left(), fact, named);
      return in.negated()
          != in.values().stream().anyMatch(one -> Objects.equals(left, value(one, fact, named)));
    } else if (condition instanceof Condition.Contains contains) {
      Collection<?> texts = (Collection<?>) value(contains.left(), fact, named);
      Object text = value(contains.right(), fact, named);
      return contains.negated() != (texts != null && texts.contains(text));
    } else if (condition instanceof Condition.Flag flag) {
      return Boolean.TRUE.equals(value(flag.left(), fact, named));
    }
    throw new IllegalStateException("no such condition: " + condition);
  }

  private static boolean holds(
      Condition.Operator operator, @Nullable Object left, @Nullable Object right) {
    if (!operator.isOfSize()) {
      return (operator == Condition.Operator.EQUAL) == Objects.equals(left, right);
    }
    if (!(left instanceof Long one) || !(right instanceof Long other)) {
      return false;
    }
    int order = one.compareTo(other);
    return switch (operator) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      default -> order >= 0;
    };
  }

  /**
   * A value as it is for these facts: a text, a set of texts, a {@code Long} or a truth; null for
   * what is not known.
   *
   * @throws MissingSettingException if a setting that is asked for is not stated for this case
   */
  @Nullable Object value(Value value, Object fact, Map<String, Object> named) {
    if (value instanceof Value.Property property) {
      Object of = of(property.variable(), fact, named);
      return known(new FactRef(property.fact(), property.name(), null), of);
    } else if (value instanceof Value.Lookup lookup) {
      Object of = of(lookup.variable(), fact, named);
      return known(new FactRef(lookup.fact(), lookup.name(), lookup.argument()), of);
    } else if (value instanceof Value.Text text) {
      return text.text();
    } else if (value instanceof Value.Whole whole) {
      return whole.number();
    } else if (value instanceof Value.Truth truth) {
      return truth.truth();
    }
    return null;
  }

  private static Object of(@Nullable String variable, Object fact, Map<String, Object> named) {
    Object of = variable == null ? fact : named.get(variable);
    if (of == null) {
      throw new IllegalArgumentException("no fact is named " + variable);
    }
    return of;
  }

  private @Nullable Object known(FactRef ref, Object fact) {
    Object value = reader.value(ref, fact);
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }
}
