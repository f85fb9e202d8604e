/** Decides refunds from facts alone. */
@NullMarked
package dev.refundkit.samples.decideonly;

import org.jspecify.annotations.NullMarked;
