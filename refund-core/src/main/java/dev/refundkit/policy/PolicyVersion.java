package dev.refundkit.policy;

/**
 * Which policy decided.
 *
 * @param hash of the policy's content, hexadecimal; {@code built-in} for a policy that is code
 */
public record PolicyVersion(String name, String version, String hash) {}
