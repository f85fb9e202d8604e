/**
 * The shop's orders, customers, stock and mail in its own database, and how RefundKit sees them.
 * Everything here is one tenant's; amounts are minor units.
 */
@NullMarked
package dev.refundkit.samples.shop.orders;

import org.jspecify.annotations.NullMarked;
