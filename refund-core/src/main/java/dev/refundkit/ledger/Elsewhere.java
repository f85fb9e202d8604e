package dev.refundkit.ledger;

/**
 * Money of a payment that was given back outside the library.
 *
 * @param reference the outside refund's own id; recording the same one twice counts once
 * @param amount minor units
 */
public record Elsewhere(String reference, long amount) {}
