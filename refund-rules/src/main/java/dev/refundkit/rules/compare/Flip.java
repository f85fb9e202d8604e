package dev.refundkit.rules.compare;

import dev.refundkit.policy.Decision;

/**
 * A case whose outcome becomes another one.
 *
 * @param number which case of the history, from 1
 * @param id the refund's
 * @param reason the request's reason code
 * @param total minor units, before fees of the policy's
 */
public record Flip(
    long number,
    String id,
    String reason,
    String currency,
    long total,
    Decision before,
    Decision after) {}
