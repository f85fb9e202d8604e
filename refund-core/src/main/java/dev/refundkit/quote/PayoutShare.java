package dev.refundkit.quote;

/**
 * The share of a refund that draws on one payment.
 *
 * @param amount minor units, more than 0
 */
public record PayoutShare(String paymentId, long amount) {}
