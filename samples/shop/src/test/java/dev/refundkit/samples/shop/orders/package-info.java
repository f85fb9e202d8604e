@NullMarked
package dev.refundkit.samples.shop.orders;

import org.jspecify.annotations.NullMarked;
