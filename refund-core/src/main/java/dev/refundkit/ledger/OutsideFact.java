package dev.refundkit.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Something that was reported to have happened outside, as it was reported.
 *
 * @param version of the ledger before it was recorded
 * @param dispute null if it is a refund made elsewhere
 * @param elsewhere null if it is a dispute
 */
public record OutsideFact(
    long version, String paymentId, @Nullable Dispute dispute, @Nullable Elsewhere elsewhere) {}
