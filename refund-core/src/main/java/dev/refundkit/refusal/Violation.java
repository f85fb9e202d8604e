package dev.refundkit.refusal;

/**
 * One field that breaks one rule.
 *
 * @param field the field as it is named on the wire: {@code items[0].quantity}
 * @param rule what is asked of the field, in words: {@code must not be negative, was -1}
 */
public record Violation(String field, String rule) {}
