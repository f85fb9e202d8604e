package dev.refundkit.jdbc;

import dev.refundkit.spi.ProcessorEntry;
import java.util.List;

/**
 * What came of comparing the store with the processor's book.
 *
 * @param entries how many entries of the processor were looked at
 * @param findings what is wrong: a key that was paid twice, an entry that no payout accounts for, a
 *     paid payout that the processor does not know
 * @param inFlight ids of payouts that the processor has booked and the library does not know of
 *     yet; they end with the next run of effects, or wait for a person ({@code needs_attention})
 * @param madeOutside entries without a key: refunds that were not made by the library. {@code
 *     Reconciler} records them, or {@code RefundEngine.recordExternal}
 */
public record BookComparison(
    int entries, List<Finding> findings, List<String> inFlight, List<ProcessorEntry> madeOutside) {

  public BookComparison {
    findings = List.copyOf(findings);
    inFlight = List.copyOf(inFlight);
    madeOutside = List.copyOf(madeOutside);
  }
}
