package dev.refundkit.rules.explain;

import dev.refundkit.rules.bundle.Place;

/**
 * Whether a single condition was ever true and ever false.
 *
 * @param condition as its author wrote it
 */
public record ConditionCoverage(
    String condition, Place place, boolean everTrue, boolean everFalse) {}
