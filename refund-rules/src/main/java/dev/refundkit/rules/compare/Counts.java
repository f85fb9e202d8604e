package dev.refundkit.rules.compare;

import dev.refundkit.ledger.Allocation;
import dev.refundkit.ledger.LineShare;
import dev.refundkit.policy.Decision;
import dev.refundkit.policy.Outcome;
import dev.refundkit.policy.PastCase;
import dev.refundkit.policy.PolicyVersion;
import dev.refundkit.policy.RefundCase;
import dev.refundkit.rules.run.Verdict;
import dev.refundkit.sale.SaleLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What was counted so far, by one thread. What it holds does not grow with the cases. */
final class Counts {

  private static final Comparator<Flip> IN_ORDER = Comparator.comparingLong(Flip::number);

  private final Set<String> reasons;
  private final Set<String> categories;
  private final int flipsKept;

  private final Tally all = new Tally();
  private final Map<String, Tally> byReason = new TreeMap<>();
  private final Map<String, Tally> byCategory = new TreeMap<>();
  private final Map<String, Tally> byCurrency = new TreeMap<>();
  private final Map<String, RuleChange> byRule = new TreeMap<>();
  private final Map<String, Long> feesBefore = new TreeMap<>();
  private final Map<String, Long> feesAfter = new TreeMap<>();
  private final PriorityQueue<Flip> flips = new PriorityQueue<>(IN_ORDER.reversed());
  private long otherTerms;

  /**
   * @param reasons and categories that get a count of their own
   * @param flipsKept how many of the first flips are kept
   */
  Counts(Set<String> reasons, Set<String> categories, int flipsKept) {
    this.reasons = reasons;
    this.categories = categories;
    this.flipsKept = flipsKept;
  }

  void add(long number, PastCase past, Verdict before, Verdict after) {
    RefundCase refund = past.refund();
    String currency = refund.sale().currency().code();
    long total = refund.quote().total();
    Outcome from = before.outcome();
    Outcome to = after.outcome();
    all.add(from, to, currency, total);
    at(byCurrency, currency, Tally::new).add(from, to, currency, total);
    at(byReason, known(refund.reason(), reasons), Tally::new).add(from, to, currency, total);
    for (String category : categoriesOf(refund)) {
      at(byCategory, category, Tally::new).add(from, to, currency, total);
    }
    addRules(before, after, currency, total);
    addFee(feesBefore, before, currency, refund.quote().allocation());
    addFee(feesAfter, after, currency, refund.quote().allocation());
    if (from == to) {
      otherTerms += sameTerms(before, after) ? 0 : 1;
    } else if (keeps(number)) {
      Decision first = before.decision();
      Decision second = after.decision();
      keep(new Flip(number, past.id(), refund.reason(), currency, total, first, second));
    }
  }

  private static boolean sameTerms(Verdict before, Verdict after) {
    return before.requireReturn() == after.requireReturn()
        && before.payAfterReturn() == after.payAfterReturn()
        && Objects.equals(before.fee(), after.fee());
  }

  private static String known(String word, Set<String> declared) {
    return declared.contains(word) ? word : SaleLine.OTHER;
  }

  private Set<String> categoriesOf(RefundCase refund) {
    List<LineShare> shares = refund.quote().allocation().lines();
    Set<String> own = new HashSet<>();
    for (LineShare share : shares) {
      String category = refund.sale().line(share.lineId()).map(SaleLine::category).orElse("");
      own.add(known(category, categories));
    }
    return own;
  }

  private void addRules(Verdict before, Verdict after, String currency, long total) {
    Set<String> first = before.rules();
    Set<String> second = after.rules();
    for (String rule : first) {
      RuleChange change = at(byRule, rule, RuleChange::new);
      change.spokeBefore();
      if (!second.contains(rule)) {
        change.where().add(before.outcome(), after.outcome(), currency, total);
      }
    }
    for (String rule : second) {
      RuleChange change = at(byRule, rule, RuleChange::new);
      change.spokeAfter();
      if (!first.contains(rule)) {
        change.where().add(before.outcome(), after.outcome(), currency, total);
      }
    }
  }

  private static void addFee(
      Map<String, Long> fees, Verdict verdict, String currency, Allocation share) {
    if (verdict.fee() == null || verdict.outcome() == Outcome.REJECT) {
      return;
    }
    long tax = 0;
    for (LineShare line : share.lines()) {
      tax += line.worth().tax();
    }
    fees.merge(currency, verdict.fee().on(share.subtotal(), tax), Math::addExact);
  }

  private boolean keeps(long number) {
    Flip last = flips.peek();
    return flips.size() < flipsKept || (last != null && number < last.number());
  }

  private void keep(Flip flip) {
    flips.add(flip);
    if (flips.size() > flipsKept) {
      flips.remove();
    }
  }

  void add(Counts other) {
    all.add(other.all);
    other.byReason.forEach((reason, tally) -> at(byReason, reason, Tally::new).add(tally));
    other.byCategory.forEach((name, tally) -> at(byCategory, name, Tally::new).add(tally));
    other.byCurrency.forEach((code, tally) -> at(byCurrency, code, Tally::new).add(tally));
    other.byRule.forEach((rule, change) -> at(byRule, rule, RuleChange::new).add(change));
    other.feesBefore.forEach((currency, sum) -> feesBefore.merge(currency, sum, Math::addExact));
    other.feesAfter.forEach((currency, sum) -> feesAfter.merge(currency, sum, Math::addExact));
    otherTerms += other.otherTerms;
    other.flips.forEach(this::keep);
  }

  private static <T> T at(Map<String, T> all, String name, Supplier<T> none) {
    return all.computeIfAbsent(name, missing -> none.get());
  }

  Comparison comparison(PolicyVersion before, PolicyVersion after, boolean finished) {
    List<Flip> first = new ArrayList<>(flips);
    first.sort(IN_ORDER);
    return new Comparison(
        before,
        after,
        finished,
        all,
        new TreeMap<>(byReason),
        new TreeMap<>(byCategory),
        new TreeMap<>(byCurrency),
        new TreeMap<>(byRule),
        otherTerms,
        new TreeMap<>(feesBefore),
        new TreeMap<>(feesAfter),
        first);
  }
}
