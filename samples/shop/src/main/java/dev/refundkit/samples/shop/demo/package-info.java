/** The shop, its acquirer and its database started together, for a trial. */
@NullMarked
package dev.refundkit.samples.shop.demo;

import org.jspecify.annotations.NullMarked;
