@NullMarked
package dev.refundkit.samples.shop.desk;

import org.jspecify.annotations.NullMarked;
