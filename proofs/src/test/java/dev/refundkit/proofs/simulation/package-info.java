/** The simulation on the parts that it does not bring itself: real rules and a real database. */
@NullMarked
package dev.refundkit.proofs.simulation;

import org.jspecify.annotations.NullMarked;
