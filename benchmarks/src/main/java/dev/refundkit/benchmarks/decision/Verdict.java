package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.Outcome;
import java.util.Set;

/**
 * What is decided of a request.
 *
 * @param rules the ids of all that fired
 */
record Verdict(Outcome outcome, boolean requireReturn, boolean payAfterReturn, Set<String> rules) {}
