package dev.refundkit.rules.compare;

import dev.refundkit.policy.PolicyVersion;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What changes if the second policy takes the first one's place. The same for any number of
 * threads.
 *
 * @param finished whether the history was read to its end; otherwise this is what was found so far
 * @param all every case
 * @param byReason by the request's reason code; {@code other} for one that neither policy declares
 * @param byCategory by the categories of the lines, a case under each of its own
 * @param byCurrency by the sale's currency, ISO 4217
 * @param byRule rules and the library's own reasons, by their ids
 * @param otherTerms cases of the same outcome with another fee, or goods that must come back now or
 *     need not any longer, or payment that waits for them now or does not
 * @param feesBefore what the first policy keeps of approved and reviewed cases, minor units by
 *     currency
 * @param feesAfter and what the second keeps
 * @param flips the first cases of the history whose outcome changes
 */
public record Comparison(
    PolicyVersion before,
    PolicyVersion after,
    boolean finished,
    Tally all,
    SortedMap<String, Tally> byReason,
    SortedMap<String, Tally> byCategory,
    SortedMap<String, Tally> byCurrency,
    SortedMap<String, RuleChange> byRule,
    long otherTerms,
    SortedMap<String, Long> feesBefore,
    SortedMap<String, Long> feesAfter,
    List<Flip> flips) {

  public Comparison {
    byReason = Collections.unmodifiableSortedMap(new TreeMap<>(byReason));
    byCategory = Collections.unmodifiableSortedMap(new TreeMap<>(byCategory));
    byCurrency = Collections.unmodifiableSortedMap(new TreeMap<>(byCurrency));
    byRule = Collections.unmodifiableSortedMap(new TreeMap<>(byRule));
    feesBefore = Collections.unmodifiableSortedMap(new TreeMap<>(feesBefore));
    feesAfter = Collections.unmodifiableSortedMap(new TreeMap<>(feesAfter));
    flips = List.copyOf(flips);
  }
}
