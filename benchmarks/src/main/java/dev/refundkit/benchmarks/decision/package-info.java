/** What a decision by the shipped policy costs, beside the same rules by other means. */
@NullMarked
package dev.refundkit.benchmarks.decision;

import org.jspecify.annotations.NullMarked;
