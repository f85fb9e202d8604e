package dev.refundkit.jdbc;

import dev.refundkit.spi.ProcessorEntry;
import java.util.List;

/**
 * What came of comparing the store with the processor's book.
 *
 * @param entries how many entries of the processor were looked at
 * @param findings what is wrong: a key that was paid twice, a transaction that is listed twice, a
 *     payout that was paid in another amount, without being sent or though the store holds it for
 *     unpaid, and a paid payout that the processor does not know
 * @param inFlight ids of payouts that the processor has booked and the library does not know of
 *     yet; they end with the next run of effects, or wait for a person ({@code needs_attention})
 * @param madeOutside entries without a key, or under one that no payout has, which are not recorded
 *     as refunded elsewhere yet. {@code Reconciler} records them, or {@code
 *     RefundEngine.recordExternal}
 */
public record BookComparison(
    int entries, List<Finding> findings, List<String> inFlight, List<ProcessorEntry> madeOutside) {

  public BookComparison {
    findings = List.copyOf(findings);
    inFlight = List.copyOf(inFlight);
    madeOutside = List.copyOf(madeOutside);
  }
}
