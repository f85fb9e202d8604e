/** Tests of the whole: real databases, real processes, and whatever may go wrong with them. */
@NullMarked
package dev.refundkit.proofs;

import org.jspecify.annotations.NullMarked;
