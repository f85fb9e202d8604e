@NullMarked
package dev.refundkit.samples.shop.acquirer;

import org.jspecify.annotations.NullMarked;
