/** Who asks, and what they may do, up to which amount. */
@NullMarked
package dev.refundkit.actor;

import org.jspecify.annotations.NullMarked;
