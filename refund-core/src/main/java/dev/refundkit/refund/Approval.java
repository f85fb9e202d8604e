package dev.refundkit.refund;

import java.time.Instant;

/**
 * Who approved.
 *
 * @param automatic whether the policy did, without a person
 */
public record Approval(String by, Instant at, boolean automatic) {}
