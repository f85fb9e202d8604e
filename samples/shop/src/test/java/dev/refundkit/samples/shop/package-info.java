@NullMarked
package dev.refundkit.samples.shop;

import org.jspecify.annotations.NullMarked;
