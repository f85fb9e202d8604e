package dev.refundkit.rules.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One side of a comparison, as far as it is known without a case. */
sealed interface Operand {

  /**
   * Something that differs from case to case.
   *
   * @param key the same for the same thing
   * @param values all that it can have
   */
  record Seen(String key, ValueSet values) implements Operand {}

  /**
   * Something that is written out, or that policy.yaml says.
   *
   * @param cases of which exactly one holds
   */
  record Fixed(List<Case> cases) implements Operand {
    public Fixed {
      cases = List.copyOf(cases);
    }
  }

  /**
   * What a value is in some cases.
   *
   * @param when in which
   * @param value a {@code Long} or a text; a truth is the text true or false; null for what is not
   *     known
   * @param stated false where policy.yaml says nothing for these cases
   */
  record Case(Logic when, @Nullable Object value, boolean stated) {}

  static Fixed fixed(@Nullable Object value) {
    return new Fixed(List.of(new Case(Logic.All.TRUE, value, true)));
  }
}
