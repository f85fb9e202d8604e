/** A refund, its payouts, its state table, and the effects that it wants done outside. */
@NullMarked
package dev.refundkit.refund;

import org.jspecify.annotations.NullMarked;
