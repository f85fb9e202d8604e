package dev.refundkit.refund;

import dev.refundkit.policy.Condition;

/**
 * Units of one line that arrived, or that somebody has inspected.
 *
 * @param quantity at least 1
 */
public record Arrival(String lineId, int quantity, Condition condition) {}
