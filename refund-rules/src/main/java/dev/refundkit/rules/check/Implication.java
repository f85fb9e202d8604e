package dev.refundkit.rules.check;

import dev.refundkit.rules.language.Rule;
import dev.refundkit.rules.language.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which rules hold, and count, wherever other rules hold. For one thread. */
final class Implication {

  private final Search search;
  private final Work work;
  private final Set<String> excepted;

  /**
   * @param rules all of the policy
   */
  Implication(List<RuleLogic> rules, Search search, Work work) {
    this.search = search;
    this.work = work;
    this.excepted =
        rules.stream()
            .flatMap(rule -> rule.rule().exceptTo().stream())
            .map(Rule.Exemption::rule)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether other rules are exceptions to it, so that it may hold and not count. */
  boolean hasExceptions(RuleLogic rule) {
    return excepted.contains(rule.id());
  }

  /** Whether it is certain that the other rule holds wherever this one holds. */
  boolean isCertain(RuleLogic rule, RuleLogic other) {
    Logic opposite = other.opposite();
    return opposite != null
        && !search.isOver()
        && isThereFor(rule, other)
        && work.take(other.certain().size())
        && rule.looked().containsAll(other.certain())
        && !search.mayHold(rule.whole(), opposite);
  }

  /** Whether there is the fact that the other rule looks for, wherever this one holds. */
  private static boolean isThereFor(RuleLogic rule, RuleLogic other) {
    boolean goods = rule.fact().equals(Vocabulary.GOODS);
    return switch (other.fact()) {
      case Vocabulary.GOODS -> goods;
      case Vocabulary.LINE -> rule.lines() > 0;
      default -> !goods;
    };
  }
}
