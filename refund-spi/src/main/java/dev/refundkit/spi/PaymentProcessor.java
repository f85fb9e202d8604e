package dev.refundkit.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The host's payment processor (CONTRACTS.md, P). */
public interface PaymentProcessor {

  /** What it can do. */
  ProcessorAbilities abilities();

  /**
   * Gives money back. The same key again must not pay twice within {@link
   * ProcessorAbilities#keyLife}.
   *
   * @throws RuntimeException whenever the outcome is not certain: a time-out is neither a success
   *     nor a failure
   */
  PayoutResult refund(PayoutOrder order);

  /** How a key stands. Called only where {@link ProcessorAbilities#lookupByKey} holds. */
  default LookupResult lookup(PayoutOrder order) {
    return new LookupResult.CannotTell("this processor cannot be asked about a key");
  }

  /**
   * Its refunds since a time, oldest first. Called only where {@link
   * ProcessorAbilities#pagedLookup} holds.
   *
   * @param cursor null for the first page
   */
  default Page<ProcessorEntry> refunds(Instant since, @Nullable String cursor, int limit) {
    throw new UnsupportedOperationException("this processor cannot list its refunds");
  }
}
