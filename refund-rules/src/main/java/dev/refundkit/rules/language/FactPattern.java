package dev.refundkit.rules.language;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a rule looks for, and what it asks of it. Immutable.
 *
 * @param quantity whether the fact is looked for, or only whether there is one
 * @param variable the fact's name within the rule, with its dollar; null for none
 * @param fact the fact's type as rules write it
 * @param conditions all of which hold
 */
public record FactPattern(
    Quantity quantity,
    @Nullable String variable,
    String fact,
    List<Condition> conditions,
    Span span) {

  /** How a rule looks for a fact. */
  public enum Quantity {
    /** The rule is for each such fact. */
    EACH,
    /** There is at least one. */
    SOME,
    /** There is none. */
    NONE
  }

  public FactPattern {
    conditions = List.copyOf(conditions);
  }

  /** The single conditions in it, in the order of the text. */
  public Stream<Condition.Single> singles() {
    return conditions.stream().flatMap(Condition::singles);
  }
}
