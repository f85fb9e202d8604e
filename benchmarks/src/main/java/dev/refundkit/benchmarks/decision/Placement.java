package dev.refundkit.benchmarks.decision;

import dev.refundkit.policy.Restocking;
import java.util.Set;

/**
 * Where goods go.
 *
 * @param rules the ids of all that fired
 */
record Placement(Restocking restocking, Set<String> rules) {}
