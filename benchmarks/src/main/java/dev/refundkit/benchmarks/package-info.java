/** What a quote costs, beside the same arithmetic on plain longs. */
@NullMarked
package dev.refundkit.benchmarks;

import org.jspecify.annotations.NullMarked;
