@NullMarked
package dev.refundkit.samples.shop.payments;

import org.jspecify.annotations.NullMarked;
