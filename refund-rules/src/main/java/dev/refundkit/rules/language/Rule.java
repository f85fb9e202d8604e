package dev.refundkit.rules.language;

import java.util.List;
import java.util.stream.Stream;

/**
 * A rule as its author wrote it, completely. Immutable.
 *
 * @param id the rule's name
 * @param sentence for people; why it asks for this
 * @param owner who answers for it; empty if the rule does not say
 * @param exceptTo the rules to which this one is an exception
 * @param patterns what it looks for, in the order of the text
 * @param calls what it asks for, in the order of the text
 * @param head the word {@code rule} and the id
 */
public record Rule(
    String id,
    String sentence,
    String owner,
    List<Exemption> exceptTo,
    List<FactPattern> patterns,
    List<Call> calls,
    Span head) {

  public Rule {
    exceptTo = List.copyOf(exceptTo);
    patterns = List.copyOf(patterns);
    calls = List.copyOf(calls);
  }

  /** A rule to which this one is an exception. */
  public record Exemption(String rule, Span span) {}

  /**
   * One outcome that a rule asks for.
   *
   * @param argument the text in the brackets, without quotes; empty for none
   */
  public record Call(String outcome, String argument, Span span) {}

  /** Whether it says where goods go, and not who gets money back. */
  public boolean isAboutGoods() {
    return patterns.stream().anyMatch(pattern -> pattern.fact().equals(Vocabulary.GOODS));
  }

  /** The single conditions in it, in the order of the text. */
  public Stream<Condition.Single> singles() {
    return patterns.stream().flatMap(FactPattern::singles);
  }

  /** Whether it is for each of the facts of this type. */
  public boolean isForEach(String fact) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.quantity() == FactPattern.Quantity.EACH && pattern.fact().equals(fact));
  }
}
