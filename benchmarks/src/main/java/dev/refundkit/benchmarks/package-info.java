/** What a quote costs, beside the same arithmetic on plain longs; and what runs all benchmarks. */
@NullMarked
package dev.refundkit.benchmarks;

import org.jspecify.annotations.NullMarked;
