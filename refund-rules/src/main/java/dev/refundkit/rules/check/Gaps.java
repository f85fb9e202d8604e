package dev.refundkit.rules.check;

import dev.refundkit.request.RefundType;
import dev.refundkit.rules.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds combinations of a type, a declared reason and a category of which no rule says whether
 * money is given back: those that no rule names by one of the three. For one thread.
 */
final class Gaps {

  /** These refunds are not about goods of some category. */
  private static final Set<RefundType> WITHOUT_CATEGORY =
      EnumSet.of(RefundType.PAYMENT, RefundType.SHIPPING, RefundType.TAX_ONLY);

  private static final Set<String> ON_MONEY = Set.of("approve", "review", "reject");

  private final Search search;
  private final Work kept;
  private final List<Naming> rules = new ArrayList<>();
  private final Collection<Set<String>> reasons;
  private final Collection<Set<String>> categories;

  /**
   * A rule, with what it says of the three, and that it names something.
   *
   * @param lines for how many lines it looks at once
   * @param naming that it names one of the three
   * @param beyondCategory that it names a type or reason
   */
  private record Naming(int lines, Logic naming, Logic beyondCategory) {

    static Naming of(RuleLogic rule) {
      return new Naming(
          rule.lines(),
          rule.whole().with(Logic.Is::naming).only(Scope::tellsKind),
          rule.whole()
              .with(is -> is.naming() && !Scope.isCategory(is.key()))
              .only(Scope::tellsKind));
    }

    Logic statement(boolean ofCategory) {
      return ofCategory ? naming : beyondCategory;
    }
  }

  /**
   * @param rules those that can hold
   * @param kept counts what is remembered of them; with too much of it there are no gaps
   */
  Gaps(Settings settings, List<RuleLogic> rules, Search search, Work kept) {
    this.search = search;
    this.kept = kept;
    for (RuleLogic rule : rules) {
      if (rule.verdicts().stream().anyMatch(ON_MONEY::contains)
          && rule.whole().singles().anyMatch(Logic.Is::naming)
          && kept.take(rule.whole().size() * (rule.parts().size() + 1))) {
        this.rules.add(Naming.of(rule));
      }
    }
    this.reasons = alike(settings.reasons(), Scope.REASON::equals);
    this.categories = alike(settings.categories(), Scope::isCategory);
  }

  /** Values that no rule tells apart, together. */
  private Collection<Set<String>> alike(Set<String> values, Predicate<String> key) {
    Set<ValueSet> told = new LinkedHashSet<>();
    rules.stream()
        .flatMap(rule -> rule.naming().singles())
        .filter(is -> key.test(is.key()))
        .forEach(is -> told.add(is.values()));
    if (!kept.take((long) told.size() * values.size())) {
      return List.of();
    }
    Map<List<Boolean>, Set<String>> groups = new LinkedHashMap<>();
    for (String value : new TreeSet<>(values)) {
      List<Boolean> within = told.stream().map(set -> ((TextSet) set).contains(value)).toList();
      groups.computeIfAbsent(within, none -> new TreeSet<>()).add(value);
    }
    return groups.values();
  }

  /**
   * The reasons that no rule names with refunds of a type, by the categories with which none does.
   * No categories stand for any.
   */
  Map<Set<String>, Set<String>> of(RefundType type) {
    if (!kept.isBounded()) {
      return Map.of();
    }
    Collection<Set<String>> looked =
        WITHOUT_CATEGORY.contains(type) ? List.of(Set.of()) : categories;
    Map<Set<String>, Set<String>> gaps = new LinkedHashMap<>();
    for (Set<String> reason : reasons) {
      List<Set<String>> missing =
          looked.stream().filter(category -> !isNamed(type, reason, category)).toList();
      if (!missing.isEmpty()) {
        Set<String> named = new TreeSet<>();
        if (missing.size() < looked.size()) {
          missing.forEach(named::addAll);
        }
        gaps.computeIfAbsent(named, none -> new TreeSet<>()).addAll(reason);
      }
    }
    return gaps;
  }

  private boolean isNamed(RefundType type, Set<String> reason, Set<String> category) {
    if (search.isOver()) {
      return true;
    }
    Logic ofType = new Logic.Is(Scope.TYPE, TextSet.of(type.wire()));
    Logic ofReason = new Logic.Is(Scope.REASON, TextSet.of(reason.iterator().next()));
    for (Naming rule : rules) {
      Logic ofLine = category.isEmpty() ? Logic.All.TRUE : ofLine(rule, category);
      if (search.mayHold(ofType, ofReason, ofLine, rule.statement(!category.isEmpty()))) {
        return true;
      }
    }
    return false;
  }

  /** That one of the lines that the rule looks for is of the category. */
  private static Logic ofLine(Naming rule, Set<String> category) {
    TextSet one = TextSet.of(category.iterator().next());
    List<Logic> lines =
        IntStream.range(0, rule.lines())
            .<Logic>mapToObj(line -> new Logic.Is(Scope.categoryOfLine(line), one))
            .toList();
    return lines.isEmpty() ? Logic.All.TRUE : Logic.any(lines);
  }
}
