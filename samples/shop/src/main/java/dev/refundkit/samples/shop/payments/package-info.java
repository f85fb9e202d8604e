/**
 * How the shop gives money back: at its acquirer over HTTP, or to its customers' store credit in
 * its own database.
 */
@NullMarked
package dev.refundkit.samples.shop.payments;

import org.jspecify.annotations.NullMarked;
