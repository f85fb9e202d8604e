/** Hosts that are killed while they give money back, and what they leave behind. */
@NullMarked
package dev.refundkit.proofs.kills;

import org.jspecify.annotations.NullMarked;
