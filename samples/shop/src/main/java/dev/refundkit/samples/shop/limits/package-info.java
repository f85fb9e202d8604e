/** How often somebody may do something. */
@NullMarked
package dev.refundkit.samples.shop.limits;

import org.jspecify.annotations.NullMarked;
