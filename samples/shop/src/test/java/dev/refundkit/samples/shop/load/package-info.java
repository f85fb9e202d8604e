/** Many callers at once, and what must hold whatever they do. */
@NullMarked
package dev.refundkit.samples.shop.load;

import org.jspecify.annotations.NullMarked;
