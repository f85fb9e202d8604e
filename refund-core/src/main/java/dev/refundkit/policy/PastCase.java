package dev.refundkit.policy;

/**
 * A case that was decided once, to be decided again: by another policy, to see what would change.
 *
 * @param id names it to people: the refund's id
 * @param refund at least what a policy can see of it
 */
public record PastCase(String id, RefundCase refund) {}
