/** Per sale: what was given back, what is in flight, what is held. */
@NullMarked
package dev.refundkit.ledger;

import org.jspecify.annotations.NullMarked;
